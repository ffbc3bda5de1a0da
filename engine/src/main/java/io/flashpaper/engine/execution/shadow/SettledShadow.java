// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.shadow;

import io.flashpaper.model.Money;
import io.flashpaper.model.Settlement;

/**
 * A shadow whose market the venue has settled.
 *
 * @param paid what the venue would have paid for its contracts
 * @param restated how often that was corrected
 */
public record SettledShadow(Shadow shadow, Settlement settlement, Money paid, int restated) {
  /** Above zero where holding the contracts would have been better: the rule cost so much. */
  public Money result() {
    return paid.minus(shadow.kept());
  }

  /** Above zero where the rule was right: it saved so much. */
  public Money saved() {
    return result().negated();
  }
}
