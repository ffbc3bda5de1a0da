// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.api;

import io.flashpaper.model.event.TapeEvent.PublicTrade;
import io.flashpaper.model.signal.SignalMessage.FlashCrash;

/**
 * Why a strategy is called. A new case comes with a new API level, so a switch needs no default.
 */
public sealed interface Trigger {
  /** The market's book changed. */
  record BookChanged() implements Trigger {}

  /** Somebody traded in the market. */
  record TradePrinted(PublicTrade trade) implements Trigger {}

  /** The index ticked. */
  record IndexMoved() implements Trigger {}

  /** K of this market fell fast. */
  record FlashCrashDetected(FlashCrash crash) implements Trigger {}

  /**
   * A venue's connection, the book's validity, the market's grade or the index's health changed.
   */
  record FeedHealthChanged() implements Trigger {}

  /** The time asked for has come. */
  record TimerFired() implements Trigger {}
}
