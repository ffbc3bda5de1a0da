/**
 * The REST API over the ledger and the live snapshot: reads only, money and prices as decimal
 * strings, times in ISO UTC.
 *
 * <p>Blocking, on REST's own threads. Must never touch the engine's mutable state.
 */
@NullMarked
package io.flashpaper.execution.api;

import org.jspecify.annotations.NullMarked;
