// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tape;

import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketFees;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.PriceBand;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.Side;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.Contribution;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.MarketState;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.FeedModeChanged;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.VenueState;
import io.flashpaper.model.event.WindowAverage;
import io.flashpaper.model.signal.CrashCause;
import io.flashpaper.model.signal.CrashDetail;
import io.flashpaper.model.signal.CrashEnd;
import io.flashpaper.model.signal.CrashPast;
import io.flashpaper.model.signal.CrashQuote;
import io.flashpaper.model.signal.CrashVerdict;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.QuarantineKind;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.SignalMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** One example of each message; the golden files hold the same as JSON. */
final class GoldenMessages {
  private static final MarketId ID = new MarketId("KXBTC15M-26NOV221015-15");
  private static final long TIME = 1_795_360_500_123L;
  private static final Book BOOK =
      new Book(
          Ladder.of(
              Map.of(Price.of("0.51"), Quantity.of("30"), Price.of("0.5"), Quantity.of("120.25"))),
          Ladder.of(Map.of(Price.of("0.475"), Quantity.of("25"))));
  private static final Market MARKET =
      new Market(
          ID,
          "KXBTC15M",
          MarketStatus.OPEN,
          StrikeRule.GREATER_OR_EQUAL,
          OptionalLong.of(76_500_120_000L),
          1_795_360_500_000L,
          1_795_361_400_000L,
          List.of(
              new PriceBand(Price.ZERO, Price.of("0.1"), Price.of("0.001")),
              new PriceBand(Price.of("0.1"), Price.ONE, Price.of("0.01"))),
          Optional.of(
              new MarketFees(
                  "quadratic_with_maker_fees", 500_000, OptionalLong.of(1_795_360_800_000L))));
  private static final IndexTick TICK =
      new IndexTick(
          TIME,
          OptionalLong.of(76_499_005_000L),
          IndexStatus.OK,
          104,
          OptionalLong.of(612_345),
          OptionalLong.of(1_250_000),
          List.of(
              new Contribution("coinbase", 76_499_500_000L, 76_500_500_000L, 100, VenueState.USED),
              new Contribution("kraken", 0, 0, 0, VenueState.DISCONNECTED)));
  private static final FeedModeChanged MODE =
      new FeedModeChanged(TIME, "kalshi", FeedMode.REST, "no credentials");
  private static final FeedHealth HEALTH =
      new FeedHealth(FeedGrade.FAIR, FeedMode.WS, "no audit yet");
  private static final Reason REASON =
      Reason.of(
          "DELAY_ARB", new Reason.Fact("momentumPpm", 1612), new Reason.Fact("kMicros", 510_000));

  private static final SignalMessage LOADED =
      new SignalMessage.StrategyLoaded(
          4700,
          TIME,
          "delay-arb",
          "delay_arb",
          "1.0.0",
          "delay-arb",
          "ab12",
          new TreeMap<>(Map.of("profile", "model")),
          new TreeMap<>(Map.of("priority", "30", "gates.max-spread", "0.050000")),
          true);

  private static final SignalMessage CONFIGURED =
      new SignalMessage.SignalsConfigured(
          4700,
          TIME,
          new TreeMap<>(Map.of("flash-crash.window", "10s", "plugins.limits.slow-calls", "60")));

  private static final SignalMessage QUARANTINED =
      new SignalMessage.StrategyQuarantined(
          4800,
          TIME,
          "delay-arb",
          "delay_arb",
          "1.0.0",
          ID,
          QuarantineKind.THREW,
          "java.lang.ArithmeticException: / by zero");

  private static final Desire.Want WANT =
      new Desire.Want(
          Side.YES, Price.of("0.54"), 1_795_361_400_000L, OptionalLong.of(612_000), REASON);

  private static final SignalMessage.Signal SIGNAL =
      new SignalMessage.Signal(
          "delay-arb:KXBTC15M-26NOV221015-15:4711",
          4711,
          TIME,
          "delay-arb",
          "delay_arb",
          "1.0.0",
          "delay-arb",
          30,
          ID,
          WANT);

  private static final SignalMessage.FlashCrash CRASH =
      new SignalMessage.FlashCrash(
          "KXBTC15M-26NOV221015-15:4712",
          4712,
          TIME,
          ID,
          "KXBTC15M",
          Price.of("0.8"),
          Price.of("0.67"),
          162_500,
          120,
          10_000,
          new CrashDetail(
              Optional.of(new CrashPast(Price.of("0.82"), Price.of("0.77"), Price.of("0.795333"))),
              CrashQuote.of(
                  Price.of("0.8"), Optional.of(Price.of("0.83")), OptionalLong.of(812_000)),
              CrashQuote.of(Price.of("0.67"), Optional.empty(), OptionalLong.of(731_500)),
              OptionalLong.of(-1320),
              CrashCause.INFORMATION,
              CrashVerdict.TRADE_OK));

  private static final TapeEvent.KeyFrame KEY_FRAME =
      new TapeEvent.KeyFrame(
          TIME,
          List.of(
              new MarketState(MARKET, Optional.of(BOOK), Quantity.of("70"), Quantity.ZERO, HEALTH)),
          Optional.of(TICK),
          List.of(MODE));

  private GoldenMessages() {}

  static Map<String, TapeEvent> tape() {
    return Map.ofEntries(
        Map.entry(TapeCodec.INDEX_TICK, TICK),
        Map.entry(
            TapeCodec.OFFICIAL_INDEX_TICK,
            new TapeEvent.OfficialIndexTick(
                TIME,
                "BRTI",
                76_500_000_000L,
                TIME - 90,
                Optional.of(new WindowAverage(76_499_707_333L, 60)),
                Optional.of(new WindowAverage(76_499_617_667L, 14)))),
        Map.entry(TapeCodec.BOOK_SNAPSHOT, new TapeEvent.BookSnapshot(TIME, ID, BOOK, FeedMode.WS)),
        Map.entry(
            TapeCodec.BOOK_DELTA,
            new TapeEvent.BookDelta(TIME, ID, Side.NO, Price.of("0.475"), -550)),
        Map.entry(
            TapeCodec.BOOK_INVALIDATED,
            new TapeEvent.BookInvalidated(TIME, ID, "sequence gap: 7 after 5 on sid 1")),
        Map.entry(TapeCodec.MARKET_UPDATED, new TapeEvent.MarketUpdated(TIME, MARKET)),
        Map.entry(TapeCodec.MARKET_GRADED, new TapeEvent.MarketGraded(TIME, ID, HEALTH)),
        Map.entry(
            TapeCodec.MARKET_STATS,
            new TapeEvent.MarketStats(TIME, ID, Quantity.of("2366.10"), Quantity.of("88"))),
        Map.entry(
            TapeCodec.PUBLIC_TRADE,
            new TapeEvent.PublicTrade(
                TIME,
                ID,
                "d91bc706",
                Side.NO,
                Price.of("0.36"),
                Quantity.of("136.5"),
                TIME - 40,
                true)),
        Map.entry(
            TapeCodec.MARKET_SETTLED,
            new TapeEvent.MarketSettled(
                TIME,
                ID,
                new Settlement(
                    Settlement.Result.YES, Price.ONE, OptionalLong.of(76_510_330_000L)))),
        Map.entry(TapeCodec.FEED_MODE_CHANGED, MODE),
        Map.entry(TapeCodec.KEY_FRAME, KEY_FRAME),
        Map.entry(TapeCodec.HEARTBEAT, new TapeEvent.Heartbeat(TIME)));
  }

  static Map<String, SignalMessage> signals() {
    return Map.ofEntries(
        Map.entry(SignalCodec.SIGNAL, SIGNAL),
        Map.entry(SignalCodec.FLASH_CRASH, CRASH),
        Map.entry(
            SignalCodec.FLASH_CRASH_ENDED,
            new SignalMessage.FlashCrashEnded(
                "KXBTC15M-26NOV221015-15:4712",
                4790,
                TIME,
                ID,
                Price.of("0.61"),
                CrashEnd.RETRACE)),
        Map.entry(SignalCodec.STRATEGY_LOADED, LOADED),
        Map.entry(SignalCodec.SIGNAL_SETTINGS, CONFIGURED),
        Map.entry(SignalCodec.STRATEGY_QUARANTINED, QUARANTINED),
        Map.entry(
            SignalCodec.STRATEGY_UNLOADED,
            new SignalMessage.StrategyUnloaded(4850, TIME, "delay-arb", "delay_arb", "1.0.0")),
        Map.entry(
            SignalCodec.REFUSED,
            new SignalMessage.Refused(4711, TIME, "delay-arb", "delay-arb", ID, "SPREAD", WANT)),
        Map.entry(
            SignalCodec.GATE_COUNTS,
            new SignalMessage.GateCounts(
                4900,
                TIME,
                "delay-arb",
                ID,
                1_795_360_500_000L,
                List.of(
                    new SignalMessage.GateCount(
                        0,
                        "STRATEGY_MOMENTUM",
                        480,
                        Optional.of(
                            new SignalMessage.Measure("momentumPpm", 1_200, OptionalLong.empty()))),
                    new SignalMessage.GateCount(2, "MARKET_PAUSED", 3, Optional.empty()),
                    new SignalMessage.GateCount(
                        11,
                        "SPREAD",
                        12,
                        Optional.of(SignalMessage.Measure.of("spreadMicros", 70_000, 50_000)))))),
        Map.entry(SignalCodec.PROGRESS, new SignalMessage.Progress(4901, TIME, 2_000)));
  }
}
