// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.exits;

import io.flashpaper.model.Price;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a stop must not forget.
 *
 * @param price where it is; empty while there is none
 * @param ratcheted whether the position has been in profit: the price only rises since
 * @param reachedMs tape time of the book update at which the bid came down to it; empty while the
 *     bid is above
 * @param confirmed whether the bid was seen there often or deep enough
 */
public record StopMemory(
    Optional<Price> price, boolean ratcheted, OptionalLong reachedMs, boolean confirmed) {
  /** Nothing to remember. */
  public static final StopMemory NONE =
      new StopMemory(Optional.empty(), false, OptionalLong.empty(), false);

  StopMemory at(Optional<Price> next, boolean inProfit) {
    return new StopMemory(next, ratcheted || inProfit, reachedMs, confirmed);
  }

  StopMemory above() {
    return new StopMemory(price, ratcheted, OptionalLong.empty(), false);
  }

  StopMemory below(long timeMs, boolean isEnough) {
    return new StopMemory(price, ratcheted, OptionalLong.of(reachedMs.orElse(timeMs)), isEnough);
  }
}
