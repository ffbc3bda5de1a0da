// SPDX-License-Identifier: Apache-2.0
/**
 * Holds a stored ledger against a replay of the tape it was made from, row by row: the replay is
 * stored, by the very code that stores the ledger, in a scratch schema of the same server.
 *
 * <p>Blocking JDBC and Kafka; one thread. Writes nothing into the recorded ledger, and must not
 * know a service.
 */
@NullMarked
package io.flashpaper.replay.verify;

import org.jspecify.annotations.NullMarked;
