// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.decide;

import io.flashpaper.engine.signal.GateSettings;
import io.flashpaper.engine.signal.Scope;
import io.flashpaper.engine.signal.StrategyInstance;
import io.flashpaper.engine.signal.StrategyInstance.Origin;
import io.flashpaper.strategy.api.Strategy;

/**
 * One strategy with its parameters and gates. It is pure, so one object serves all markets.
 *
 * @param origin which plugin it came from
 * @param strategy made with its parameters
 * @param gates what its wishes must pass
 * @param asksModel whether it needs fair values
 */
record ChosenStrategy(Origin origin, Strategy<?> strategy, GateSettings gates, boolean asksModel) {
  private static final String NO_ACCOUNT = "none";

  String id() {
    return origin.strategy();
  }

  StrategyInstance instance(String series) {
    return new StrategyInstance(id(), origin, NO_ACCOUNT, Scope.of(series), gates, strategy);
  }
}
