/**
 * From the streams to the ledger: Kafka at the edge, one ordered thread inside.
 *
 * <p>Everything that steps the engine runs on the {@code ledger} thread; Kafka's threads only hand
 * over. Must not know REST.
 */
@NullMarked
package io.flashpaper.execution.intake;

import org.jspecify.annotations.NullMarked;
