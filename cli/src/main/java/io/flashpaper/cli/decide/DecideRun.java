// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.decide;

import io.flashpaper.engine.signal.InstanceWish;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Desire.Want;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.FlashCrash;
import io.flashpaper.model.signal.SignalMessage.StrategyQuarantined;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes sample after sample and says what the strategies make of each. Keeps the markets that have
 * not closed and the underlying's last windows, so a file may be as long as it likes.
 */
public final class DecideRun {
  /** More markets than anybody polls; the one that was seen longest ago is forgotten. */
  private static final int MOST_MARKETS = 512;

  private final DecidePlan plan;
  private final Wanted wanted;
  private final Consumer<String> out;
  private final Consumer<String> warnings;
  private final Map<MarketId, SampleMarket> markets = new LinkedHashMap<>(16, 0.75f, true);
  private final DecideCount count = new DecideCount();
  private SampleIndex index;
  private boolean volatilityKnown;

  /**
   * Which lines are wanted.
   *
   * @param every a decision for each sample at which a strategy wants to enter, not only for the
   *     first in a row
   * @param rejects a line for each sample at which a strategy does not enter
   */
  public record Wanted(boolean every, boolean rejects) {}

  /** Starts before the first sample; lines of JSON and sentences go where the caller says. */
  public DecideRun(
      DecidePlan plan, Wanted wanted, Consumer<String> out, Consumer<String> warnings) {
    this.plan = plan;
    this.wanted = wanted;
    this.out = out;
    this.warnings = warnings;
    this.index = new SampleIndex(plan.longestWindow());
  }

  void accept(Sample sample) {
    count.sample(sample);
    @Nullable SampleMarket known = markets.get(sample.ticker());
    if (known != null && known.isPast(sample)) {
      count.outOfOrder();
      rejectAll(sample, "OUT_OF_ORDER");
      return;
    }
    SampleMarket market = known == null ? opened(sample) : known;
    market.index().accept(sample);
    volatilityKnown |= market.index().isVolatilityKnown();
    if (sample.timeMs() >= sample.closeTimeMs()) {
      markets.remove(sample.ticker());
      rejectAll(sample, "MARKET_CLOSED");
      return;
    }
    judge(sample, market);
  }

  /** A market that begins in the past of the others begins another recording. */
  private SampleMarket opened(Sample sample) {
    if (index.isPast(sample)) {
      index = new SampleIndex(plan.longestWindow());
    }
    markets.values().removeIf(SampleMarket::isOver);
    if (markets.size() >= MOST_MARKETS) {
      markets.remove(markets.keySet().iterator().next());
    }
    SampleMarket market = new SampleMarket(plan, index, sample);
    markets.put(sample.ticker(), market);
    return market;
  }

  private void judge(Sample sample, SampleMarket market) {
    for (SignalMessage message : market.accept(sample)) {
      if (message instanceof FlashCrash crash) {
        count.flash();
        out.accept(DecideLines.flash(sample, crash));
      } else if (message instanceof StrategyQuarantined stopped) {
        warnings.accept(
            "strategy %s is asked no more about %s: %s"
                .formatted(stopped.instance(), stopped.market(), stopped.evidence()));
      }
    }
    for (InstanceWish wish : market.wishes(sample)) {
      tell(sample, market, wish);
    }
  }

  private void tell(Sample sample, SampleMarket market, InstanceWish wish) {
    String strategy = wish.instance();
    switch (wish.effective()) {
      case Want want -> {
        boolean isNew = market.isNew(strategy, Optional.of(want.side()));
        if (isNew || wanted.every()) {
          count.decision();
          out.accept(DecideLines.decision(sample, strategy, want));
        }
      }
      case Desire.Flat flat -> reject(sample, market, wish, flat.reason());
      case Desire.Indifferent none -> reject(sample, market, wish, none.reason());
    }
  }

  private void reject(Sample sample, SampleMarket market, InstanceWish wish, Reason reason) {
    market.isNew(wish.instance(), Optional.empty());
    Optional<Side> side =
        wish.own() instanceof Want want ? Optional.of(want.side()) : Optional.empty();
    reject(sample, wish.instance(), side, reason);
  }

  private void rejectAll(Sample sample, String reason) {
    for (ChosenStrategy strategy : plan.chosen()) {
      reject(sample, strategy.id(), Optional.empty(), Reason.of(reason));
    }
  }

  private void reject(Sample sample, String strategy, Optional<Side> side, Reason reason) {
    count.rejection();
    if (wanted.rejects()) {
      out.accept(DecideLines.rejection(sample, strategy, side, reason));
    }
  }

  /** What came of it, in sentences; the first is the sum. */
  public List<String> summary() {
    return count.sentences(plan.asksModel(), volatilityKnown);
  }
}
