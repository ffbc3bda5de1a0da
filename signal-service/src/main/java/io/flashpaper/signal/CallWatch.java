// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.StrategyInstance.Origin;
import io.flashpaper.model.MarketId;
import io.flashpaper.settings.strategies.StrategyWatch;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Step;
import io.flashpaper.strategy.api.Strategy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which call of a strategy is under way. Written by the tape's thread, read by the watchdog's. */
@Singleton
class CallWatch implements StrategyWatch {
  private volatile @Nullable Call underWay;

  /** One call; no two are the same object. */
  record Call(String instance, Origin origin, MarketId market, long tapeOffset, long timeMs) {}

  /** The call that has not returned yet. */
  Optional<Call> underWay() {
    return Optional.ofNullable(underWay);
  }

  @Override
  public <M extends Record> Strategy<M> watched(
      String instance, Origin origin, Strategy<M> strategy, Duration longestWindow) {
    return new Watched<>(this, instance, origin, strategy, longestWindow);
  }

  private record Watched<M extends Record>(
      CallWatch watch, String instance, Origin origin, Strategy<M> strategy, Duration longestWindow)
      implements Strategy<M> {
    @Override
    public M initialMemory() {
      return strategy.initialMemory();
    }

    @Override
    public Step<M> evaluate(Moment moment, M memory) {
      watch.underWay =
          new Call(
              instance,
              origin,
              moment.market().market().id(),
              moment.tapeOffset(),
              moment.timeMs());
      try {
        return strategy.evaluate(moment, memory);
      } finally {
        watch.underWay = null;
      }
    }
  }
}
