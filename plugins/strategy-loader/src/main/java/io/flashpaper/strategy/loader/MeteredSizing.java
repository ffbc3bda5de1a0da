// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import io.flashpaper.model.Money;
import io.flashpaper.strategy.api.sizing.AccountPast;
import io.flashpaper.strategy.api.sizing.Size;
import io.flashpaper.strategy.api.sizing.SizingPolicy;
import io.flashpaper.strategy.api.sizing.TradeAtHand;

/** A sizing policy each of whose calls has a budget. */
record MeteredSizing(SizingPolicy policy, long units) implements SizingPolicy {
  @Override
  public Money most() {
    return Meter.call(units, policy::most);
  }

  @Override
  public Size size(AccountPast past, TradeAtHand trade) {
    return Meter.call(units, () -> policy.size(past, trade));
  }
}
