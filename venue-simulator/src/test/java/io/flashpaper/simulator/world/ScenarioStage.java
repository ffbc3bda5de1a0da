// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import io.flashpaper.engine.signal.FlashSettings;
import io.flashpaper.engine.signal.GateSettings;
import io.flashpaper.engine.signal.Scope;
import io.flashpaper.engine.signal.SignalEngine;
import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.engine.signal.StrategyInstance;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.MarketStats;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.FlashCrash;
import io.flashpaper.model.signal.SignalMessage.Signal;
import io.flashpaper.strategy.api.StrategyFactory;
import io.flashpaper.strategy.delayarb.DelayArbFactory;
import io.flashpaper.strategy.loader.ParameterBinder;
import io.flashpaper.strategy.meanreversion.MeanRevFlashFactory;
import io.flashpaper.strategy.meanreversion.MeanReversionHighFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;

/**
 * One market of a scenario before the real signal engine with the real strategies, at their
 * reference parameters: {@code delay_arb} by the model from 120 s before the close, the others from
 * 300 s, {@code mean_rev_flash} at a spread of up to 15 cents, crashes of at least 5 cents.
 */
final class ScenarioStage {
  static final long OPEN_MS = 1_772_460_000_000L;
  private static final MarketId ID = new MarketId("KXBTC15M-SCENARIO");

  /** The first time a strategy wants something, in milliseconds after the market's opening. */
  record First(long atMs, Side side, int bid, int ask) {}

  private final Map<String, First> firsts = new LinkedHashMap<>();
  private final List<FlashCrash> crashes = new ArrayList<>();
  private final Map<Long, IndexTick> ticks = new HashMap<>();
  private final ScenarioIndex index = new ScenarioIndex();
  private final SignalEngine engine = new SignalEngine(settings(), instances());
  private long offset;
  private int bid;
  private int ask;

  private static SignalSettings settings() {
    SignalSettings usual = SignalSettings.DEFAULT;
    FlashSettings flash = usual.flash();
    return new SignalSettings(
        new FlashSettings(
            flash.minDropPpm(), 50_000, flash.window(), flash.rearmAfter(), flash.gap()),
        usual.horizon(),
        usual.leastPast(),
        usual.limits());
  }

  private static List<StrategyInstance> instances() {
    return List.of(
        instance("mean_rev_flash", new MeanRevFlashFactory(), Map.of(), 300, 15),
        instance("mean_reversion_high", new MeanReversionHighFactory(), Map.of(), 300, 5),
        instance("delay_arb", new DelayArbFactory(), Map.of("profile", "MODEL"), 120, 5));
  }

  private static <P extends Record> StrategyInstance instance(
      String name,
      StrategyFactory<P> factory,
      Map<String, String> parameters,
      long minSecondsToClose,
      int maxSpreadCents) {
    GateSettings usual = GateSettings.DEFAULT;
    return new StrategyInstance(
        name,
        new StrategyInstance.Origin(name, "1", "00"),
        name,
        Scope.of("KXBTC15M"),
        new GateSettings(
            usual.chain(),
            Duration.ofSeconds(minSecondsToClose),
            usual.maxTimeToClose(),
            usual.openWindow(),
            usual.closeWindow(),
            Price.ofCents(maxSpreadCents),
            usual.minVolume(),
            usual.minFeedGrade()),
        factory.create(ParameterBinder.bind(factory.parametersType(), parameters)));
  }

  Map<String, First> firsts() {
    return firsts;
  }

  List<FlashCrash> crashes() {
    return crashes;
  }

  /** The index as it was so long after the opening. */
  IndexTick tickAt(long sinceOpenMs) {
    return ticks.get(sinceOpenMs);
  }

  void opened(long strikeCents) {
    step(
        new MarketUpdated(
            OPEN_MS,
            new io.flashpaper.model.Market(
                ID,
                "KXBTC15M",
                io.flashpaper.model.MarketStatus.OPEN,
                StrikeRule.GREATER_OR_EQUAL,
                OptionalLong.of(strikeCents * 10_000),
                OPEN_MS,
                OPEN_MS + 900_000,
                List.of())));
    step(new MarketStats(OPEN_MS, ID, Quantity.ofContracts(1000), Quantity.ZERO));
  }

  void quoted(VenueQuote quote) {
    index.quoted(quote);
  }

  void showed(long atMs, Book shown) {
    bid = shown.bestBid();
    ask = shown.bestAsk();
    step(
        new BookSnapshot(
            atMs,
            ID,
            new io.flashpaper.model.Book(ladder(shown.yes()), ladder(shown.no())),
            FeedMode.WS));
  }

  private static Ladder ladder(NavigableMap<Integer, Long> levels) {
    Map<Price, Quantity> all = new LinkedHashMap<>();
    levels.forEach((price, size) -> all.put(new Price(price * 100L), new Quantity(size)));
    return Ladder.of(all);
  }

  void ticked(long atMs) {
    IndexTick tick = index.tick(atMs);
    ticks.put(atMs - OPEN_MS, tick);
    step(tick);
  }

  private void step(TapeEvent event) {
    for (SignalMessage message : engine.step(new TapeRecord(offset++, event))) {
      if (message instanceof FlashCrash crash) {
        crashes.add(crash);
      } else if (message instanceof Signal signal && signal.desire() instanceof Desire.Want want) {
        firsts.putIfAbsent(
            signal.strategy(), new First(signal.timeMs() - OPEN_MS, want.side(), bid, ask));
      }
    }
  }
}
