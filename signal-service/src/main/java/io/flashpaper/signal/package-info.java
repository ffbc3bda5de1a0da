/**
 * The signal service: Kafka, plugins, health and REST around the signal engine.
 *
 * <p>The ordered path (tape, engine, signals) is the one thread of {@link
 * io.flashpaper.signal.TapeReader}; everything else reads snapshots. Must not know the ledger.
 */
@NullMarked
package io.flashpaper.signal;

import org.jspecify.annotations.NullMarked;
