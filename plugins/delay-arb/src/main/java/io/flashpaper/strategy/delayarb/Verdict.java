// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;

/** What a rule makes of one moment. */
sealed interface Verdict {
  /** Why. */
  Reason reason();

  /** Buy. */
  record Enter(Side side, Price price, Reason reason) implements Verdict {}

  /** Do not; the first condition that fails. */
  record Refuse(Reason reason) implements Verdict {}

  static Verdict refuse(String code, Fact... facts) {
    return new Refuse(Reason.of(code, facts));
  }
}
