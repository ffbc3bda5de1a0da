/**
 * What the tape has said so far about each market: description, book, totals, outcome.
 *
 * <p>Pure state folded from tape events, shared by the signal and the execution room and by the
 * feed, which writes key frames from it. Confined to the thread that steps it.
 */
@NullMarked
package io.flashpaper.engine.market;

import org.jspecify.annotations.NullMarked;
