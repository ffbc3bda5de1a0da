// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger;

import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketFees;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.Side;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.MarketState;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.FeedModeChanged;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeEvent.MarketGraded;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.signal.CrashCause;
import io.flashpaper.model.signal.CrashDetail;
import io.flashpaper.model.signal.CrashEnd;
import io.flashpaper.model.signal.CrashPast;
import io.flashpaper.model.signal.CrashQuote;
import io.flashpaper.model.signal.CrashVerdict;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.FlashCrash;
import io.flashpaper.model.signal.SignalMessage.FlashCrashEnded;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.flashpaper.model.signal.SignalMessage.GateCounts;
import io.flashpaper.model.signal.SignalMessage.Measure;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.model.signal.SignalMessage.Signal;
import io.flashpaper.model.signal.SignalMessage.StrategyLoaded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A tape from a seed: markets of five minutes whose books wander, and a strategy that wants this
 * and that. Ends with a settlement, so that the last event is stored at once.
 */
public final class ScriptedTape {
  /** Tape time of the first event. */
  public static final long T0 = 1_790_000_100_000L;

  /** The tape's writer commits so many events at once. */
  public static final int GROUP = 100;

  /** What the writer tries in vain before every tenth group. */
  public static final int ABORTED = 2;

  private static final long MARKET_MS = 300_000;

  private static final long QUIET_MS = 75_000;
  private static final long LATE_MS = 1_000_000;
  private static final long CORRECTED_MS = 60_000;

  /** The events; {@link #offset} tells where each is. */
  public final List<TapeEvent> events = new ArrayList<>();

  /** What the signal side says about them, in order, progress included. */
  public final List<SignalMessage> signals = new ArrayList<>();

  private final SplittableRandom random;
  private long timeMs = T0;
  private long indexMicros = 76_500_000_000L;
  private int yesCents = 50;
  private Optional<Market> market = Optional.empty();
  private Book book = Book.EMPTY;
  private FeedHealth health = FeedHealth.NOT_GRADED;
  private Optional<FlashCrash> crash = Optional.empty();
  private Optional<Market> late = Optional.empty();
  private Optional<Market> wronged = Optional.empty();

  /** A tape of so many events, a fifth of a second apart. */
  public ScriptedTape(long seed, int length) {
    this.random = new SplittableRandom(seed);
    signals.add(new StrategyLoaded(0, T0, "chance", "chance", "1.0", "delay-arb", "ab"));
    add(new KeyFrame(timeMs, List.of(), Optional.empty(), List.of()));
    add(new FeedModeChanged(timeMs, "kalshi", FeedMode.WS, "connected"));
    while (events.size() < length) {
      timeMs += 200;
      next();
    }
    settle();
    signals.add(new Progress(lastOffset(), timeMs, 0));
  }

  /** An event's offset: each commit leaves a hole of one after it, and each vain try one more. */
  public static long offset(int index) {
    long group = index / GROUP;
    long aborted = (group + 5) / 10;
    return index + group + aborted * (ABORTED + 1);
  }

  /** Whether the writer tried in vain before this group. */
  public static boolean isAbortedBefore(int group) {
    return group % 10 == 5;
  }

  /** Where the last event is. */
  public long lastOffset() {
    return offset(events.size() - 1);
  }

  private void next() {
    if (market.isEmpty() || market.get().msToClose(timeMs) <= 0) {
      market.ifPresent(_ -> close());
      open();
    }
    late.filter(market -> timeMs - market.closeTimeMs() >= LATE_MS)
        .ifPresent(
            market -> {
              late = Optional.empty();
              settle(market, outcome(random.nextBoolean()));
            });
    wronged
        .filter(market -> timeMs - market.closeTimeMs() >= CORRECTED_MS)
        .ifPresent(
            market -> {
              wronged = Optional.empty();
              settle(market, outcome(false));
            });
    switch (events.size() % 5) {
      case 0 -> tickOrGrade();
      case 3 -> frameEveryHalfMinute();
      default -> move();
    }
  }

  private void open() {
    long number = (timeMs - T0) / MARKET_MS;
    Market next =
        new Market(
            new MarketId("KXBTC15M-TEST-" + number),
            "KXBTC15M",
            MarketStatus.OPEN,
            StrikeRule.GREATER_OR_EQUAL,
            OptionalLong.of(number == 0 ? 76_400_000_000L : 76_500_000_000L),
            T0 + number * MARKET_MS,
            T0 + (number + 1) * MARKET_MS,
            List.of(),
            Optional.of(MarketFees.QUADRATIC));
    market = Optional.of(next);
    yesCents = 50;
    health = FeedHealth.NOT_GRADED;
    add(new MarketUpdated(timeMs, next));
    move();
  }

  private void move() {
    yesCents = Math.clamp(yesCents + random.nextInt(-2, 3), 5, 93);
    book = new Book(ladder(yesCents), ladder(98 - yesCents));
    add(new BookSnapshot(timeMs, market.orElseThrow().id(), book, FeedMode.WS));
  }

  private Ladder ladder(int best) {
    TreeMap<Price, Quantity> levels = new TreeMap<>();
    for (int cents = best; cents > best - 3; cents--) {
      levels.put(Price.ofCents(cents), new Quantity(random.nextLong(200, 4000)));
    }
    return Ladder.of(levels);
  }

  private void tick() {
    indexMicros += random.nextLong(-20_000_000, 20_000_001);
    add(new IndexTick(timeMs, OptionalLong.of(indexMicros), IndexStatus.OK, 5, List.of()));
  }

  /** Every twenty seconds the feed thinks otherwise of the market; once in a while the worst. */
  private void tickOrGrade() {
    if (events.size() % 100 != 0) {
      tick();
      return;
    }
    int turn = events.size() / 100;
    FeedGrade grade = turn % 8 == 7 ? FeedGrade.UNUSABLE : FeedGrade.values()[turn % 3];
    health = new FeedHealth(grade, FeedMode.WS, "scripted");
    add(new MarketGraded(timeMs, market.orElseThrow().id(), health));
  }

  private void frameEveryHalfMinute() {
    if ((timeMs - T0) / 1000 % 30 != 0) {
      move();
      return;
    }
    MarketState live =
        new MarketState(
            market.orElseThrow(),
            Optional.of(book),
            Quantity.ofContracts(100),
            Quantity.ZERO,
            health);
    List<MarketState> states = new ArrayList<>(List.of(live));
    late.ifPresent(
        waiting ->
            states.add(
                new MarketState(
                    waiting,
                    Optional.empty(),
                    Quantity.ZERO,
                    Quantity.ZERO,
                    FeedHealth.NOT_GRADED)));
    add(
        new KeyFrame(
            timeMs,
            states,
            Optional.empty(),
            List.of(new FeedModeChanged(T0, "kalshi", FeedMode.WS, "connected"))));
  }

  /** The first market's result is late, the fourth one's wrong at first. */
  private void close() {
    Market closed = market.orElseThrow();
    switch ((int) ((closed.closeTimeMs() - T0) / MARKET_MS)) {
      case 1 -> late = Optional.of(closed.withStatus(MarketStatus.CLOSED));
      case 2 ->
          settle(
              closed,
              new Settlement(Settlement.Result.SCALAR, Price.of("0.53"), OptionalLong.empty()));
      case 3 ->
          settle(
              closed,
              new Settlement(
                  Settlement.Result.SCALAR, Price.of("0.33333"), OptionalLong.of(indexMicros)));
      case 4 -> {
        settle(closed, outcome(true));
        wronged = Optional.of(closed);
      }
      default -> settle();
    }
  }

  private void settle() {
    settle(market.orElseThrow(), outcome(random.nextBoolean()));
  }

  private void settle(Market settled, Settlement settlement) {
    add(new MarketSettled(timeMs, settled.id(), settlement));
  }

  private Settlement outcome(boolean yes) {
    return new Settlement(
        yes ? Settlement.Result.YES : Settlement.Result.NO,
        yes ? Price.ONE : Price.ZERO,
        OptionalLong.of(indexMicros));
  }

  private void add(TapeEvent event) {
    int index = events.size();
    long offset = offset(index);
    events.add(event);
    market.ifPresent(open -> wish(open.msToClose(timeMs), offset));
    crash.ifPresent(over -> signals.add(end(over, offset)));
    crash =
        market.isPresent() && random.nextInt(2000) == 0
            ? Optional.of(crash(market.get().id(), offset))
            : Optional.empty();
    crash.ifPresent(signals::add);
    if (market.isPresent() && index % 600 == 599) {
      signals.add(counts(offset));
    }
    if (index % 50 == 49) {
      signals.add(new Progress(offset, timeMs, 0));
    }
  }

  private GateCounts counts(long offset) {
    return new GateCounts(
        offset,
        timeMs,
        "chance",
        market.orElseThrow().id(),
        timeMs - timeMs % 60_000,
        List.of(
            new GateCount(0, "STRATEGY_IDLE", 6, Optional.empty()),
            new GateCount(2, "VOLUME", 1, Optional.of(Measure.of("volumeHundredths", 0, 5_000))),
            new GateCount(
                3, "SPREAD", 3, Optional.of(Measure.of("spreadMicros", 70_000, 50_000)))));
  }

  private FlashCrash crash(MarketId id, long offset) {
    Price peak = Price.ofCents(80);
    Price k = Price.ofCents(66);
    CrashDetail detail =
        new CrashDetail(
            Optional.of(new CrashPast(peak, Price.ofCents(79), Price.of("0.795"))),
            CrashQuote.of(peak, Optional.of(Price.ofCents(83)), OptionalLong.of(812_345)),
            CrashQuote.of(k, Optional.empty(), OptionalLong.of(802_345)),
            OptionalLong.of(-1320),
            CrashCause.LIQUIDITY,
            CrashVerdict.TRADE_OK);
    return new FlashCrash(
        "flash:" + offset, offset, timeMs, id, "KXBTC15M", peak, k, 175_000, 1500, 10_000, detail);
  }

  private FlashCrashEnded end(FlashCrash over, long offset) {
    return new FlashCrashEnded(
        over.id(), offset, timeMs, over.market(), Price.ofCents(61), CrashEnd.RETRACE);
  }

  /** This and that, nothing for a while before the close, and something just before it. */
  private void wish(long msToClose, long offset) {
    if (msToClose == QUIET_MS) {
      signals.add(signal(offset, new Desire.Flat(reason(offset))));
    } else if (msToClose == 1000) {
      signals.add(signal(offset, want(Price.ofCents(97), offset)));
    } else if (msToClose > QUIET_MS && random.nextInt(40) == 0) {
      signals.add(signal(offset, desire(offset)));
    }
  }

  private Desire desire(long offset) {
    Reason reason = reason(offset);
    return switch (random.nextInt(6)) {
      case 0 -> new Desire.Flat(reason);
      case 1 -> new Desire.Indifferent(reason);
      default -> want(Price.ofCents(random.nextInt(30, 80)), offset);
    };
  }

  private static Reason reason(long offset) {
    return Reason.of("CHANCE", new Reason.Fact("offset", offset));
  }

  private Desire want(Price limit, long offset) {
    return new Desire.Want(
        random.nextBoolean() ? Side.YES : Side.NO,
        limit,
        timeMs + 60_000,
        OptionalLong.of(550_000),
        reason(offset));
  }

  private Signal signal(long offset, Desire desire) {
    return new Signal(
        "chance:" + offset,
        offset,
        timeMs,
        "chance",
        "chance",
        "1.0",
        "delay-arb",
        100,
        market.orElseThrow().id(),
        desire);
  }
}
