// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.strategies;

import io.flashpaper.engine.signal.StrategyInstance.Origin;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Step;
import io.flashpaper.strategy.api.Strategy;
import java.time.Duration;

/** Stands between the engine and a strategy; answers as the strategy does. */
public interface StrategyWatch {
  /** Nobody watches. */
  StrategyWatch NONE =
      new StrategyWatch() {
        @Override
        public <M extends Record> Strategy<M> watched(
            String instance, Origin origin, Strategy<M> strategy, Duration longestWindow) {
          return new Unwatched<>(strategy, longestWindow);
        }
      };

  /**
   * The same strategy, each of whose calls is watched.
   *
   * @param longestWindow as the strategy said when it was made, whatever it says later
   */
  <M extends Record> Strategy<M> watched(
      String instance, Origin origin, Strategy<M> strategy, Duration longestWindow);

  /** A strategy that always says the same of its longest window. */
  record Unwatched<M extends Record>(Strategy<M> strategy, Duration longestWindow)
      implements Strategy<M> {
    @Override
    public M initialMemory() {
      return strategy.initialMemory();
    }

    @Override
    public Step<M> evaluate(Moment moment, M memory) {
      return strategy.evaluate(moment, memory);
    }
  }
}
