// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

import io.flashpaper.model.Price;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import java.util.OptionalLong;

/** From a verdict to a desire. */
final class Wish {
  private static final long HIGHEST_LIMIT_MICROS = 990_000;

  private Wish() {}

  /**
   * A desire that says what a verdict says.
   *
   * @param slippage added to the entry price to make the limit
   * @param untilMs when a want ends by itself
   * @param probabilityMicros that the side wins, if a model says so
   */
  static Desire of(Verdict verdict, Price slippage, long untilMs, OptionalLong probabilityMicros) {
    return switch (verdict) {
      case Verdict.Refuse refusal -> new Desire.Indifferent(refusal.reason());
      case Verdict.Enter enter -> {
        long limit = enter.price().micros() + slippage.micros();
        yield new Desire.Want(
            enter.side(),
            new Price(Math.min(limit, HIGHEST_LIMIT_MICROS)),
            untilMs,
            probabilityMicros,
            enter.reason());
      }
    };
  }

  static Desire none(String code) {
    return new Desire.Indifferent(Reason.of(code));
  }
}
