// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.report;

/** By what trials are compared: the net result, after all fees. */
public enum Objective {
  /** By market there was to trade, so that trading seldom is not rewarded. */
  PER_MARKET("per market"),
  /** By trade. */
  PER_TRADE("per trade"),
  /** The sum. */
  TOTAL("in total");

  private final String words;

  Objective(String words) {
    this.words = words;
  }

  /** As words. */
  public String words() {
    return words;
  }
}
