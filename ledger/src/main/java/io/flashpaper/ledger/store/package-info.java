/**
 * The ledger in Postgres: one transaction a batch of steps, guarded by the position in the streams.
 *
 * <p>Blocking JDBC; any thread that may block. Must not know Kafka or REST.
 */
@NullMarked
package io.flashpaper.ledger.store;

import org.jspecify.annotations.NullMarked;
