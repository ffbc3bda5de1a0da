// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

import io.flashpaper.model.Side;

/**
 * What the model gains by buying one contract of a side at its offer: its worth less price, fee and
 * slippage. In micro-dollars, the fee rounded up.
 */
record Edge(Side side, long micros) {
  private static final long DOLLAR = 1_000_000;
  private static final long PPM_DOLLAR = 1_000_000_000_000L;

  /** The better side's; YES if they are equal. */
  static Edge better(long fairMicros, ModelInput.Quote quote, ModelParameters parameters) {
    Edge yes = of(Side.YES, fairMicros, quote.askMicros(Side.YES), parameters);
    Edge no = of(Side.NO, DOLLAR - fairMicros, quote.askMicros(Side.NO), parameters);
    return no.micros > yes.micros ? no : yes;
  }

  static Edge of(Side side, long worthMicros, long askMicros, ModelParameters parameters) {
    long fee = Math.ceilDiv(parameters.feePpm() * askMicros * (DOLLAR - askMicros), PPM_DOLLAR);
    return new Edge(side, worthMicros - askMicros - fee - parameters.slippage().micros());
  }
}
