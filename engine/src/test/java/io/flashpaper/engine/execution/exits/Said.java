// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.exits;

import io.flashpaper.model.Price;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * An outlook made up by a test.
 *
 * @param deviation the index's, in millionths; negative for unknown
 * @param probability of the side held, in millionths; negative for unknown
 * @param move of the contract's price by itself, in dollars
 */
record Said(long deviation, long probability, double move) implements Holding.Outlook {
  @Override
  public OptionalLong deviationPpm(Duration window) {
    return deviation < 0 ? OptionalLong.empty() : OptionalLong.of(deviation);
  }

  @Override
  public OptionalLong volatilityRatioPpm() {
    return OptionalLong.empty();
  }

  @Override
  public double ordinaryMove(Price price, Duration over) {
    return move;
  }

  @Override
  public OptionalLong probabilityMicros() {
    return probability < 0 ? OptionalLong.empty() : OptionalLong.of(probability);
  }
}
