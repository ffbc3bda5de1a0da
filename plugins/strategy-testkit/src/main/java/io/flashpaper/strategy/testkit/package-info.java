/**
 * Scripted tapes, a runner and a contract test for authors of strategies.
 *
 * <p>For tests only; everything here is confined to the test's thread. It behaves towards a
 * strategy as the host does: triggers in tape order, timers before the event that reaches their
 * time, one memory per market.
 */
@NullMarked
package io.flashpaper.strategy.testkit;

import org.jspecify.annotations.NullMarked;
