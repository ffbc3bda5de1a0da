// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.Heartbeat;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.MarketGraded;
import io.flashpaper.model.event.TapeEvent.MarketStats;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.FlashCrash;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.flashpaper.model.signal.SignalMessage.GateCounts;
import io.flashpaper.model.signal.SignalMessage.Measure;
import io.flashpaper.model.signal.SignalMessage.Signal;
import io.flashpaper.model.signal.SignalMessage.StrategyQuarantined;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Step;
import io.flashpaper.strategy.api.Strategy;
import io.flashpaper.strategy.api.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignalEngineTest {
  static final long OPEN = 1_790_000_100_000L;
  static final MarketId A = new MarketId("KXBTC15M-A");
  static final MarketId B = new MarketId("KXBTC15M-B");
  private static final Desire YES_60 = want(Side.YES, 60);

  private final List<String> calls = new ArrayList<>();
  private final List<Long> seeds = new ArrayList<>();
  private Function<Moment, Desire> rule = moment -> YES_60;
  private SignalEngine engine = engine("one", "two");
  private long offset;

  record Memory() {}

  private final class Scripted implements Strategy<Memory> {
    private final String name;

    Scripted(String name) {
      this.name = name;
    }

    @Override
    public Memory initialMemory() {
      return new Memory();
    }

    @Override
    public Step<Memory> evaluate(Moment moment, Memory memory) {
      String market = moment.market().market().id().ticker();
      calls.add(name + " " + market + " " + moment.trigger().getClass().getSimpleName());
      seeds.add(moment.seed());
      return Step.of(memory, rule.apply(moment));
    }
  }

  private static Desire want(Side side, int cents) {
    return new Desire.Want(
        side, Price.ofCents(cents), OPEN + 800_000, OptionalLong.empty(), Reason.of("TEST"));
  }

  private SignalEngine engine(String... names) {
    List<StrategyInstance> instances = new ArrayList<>();
    for (String name : names) {
      instances.add(
          new StrategyInstance(
              name,
              new StrategyInstance.Origin("scripted", "1", "f00"),
              "account-" + name,
              Scope.of("KXBTC15M"),
              GateSettings.DEFAULT,
              new Scripted(name)));
    }
    return new SignalEngine(SignalSettings.DEFAULT, instances);
  }

  private List<SignalMessage> step(TapeEvent event) {
    return engine.step(new TapeRecord(offset++, event));
  }

  static Market market(MarketId id, String series, MarketStatus status) {
    return new Market(
        id,
        series,
        status,
        StrikeRule.GREATER_OR_EQUAL,
        OptionalLong.empty(),
        OPEN,
        OPEN + 900_000,
        List.of());
  }

  static BookSnapshot book(long atMs, MarketId id, int bidCents) {
    Book book =
        new Book(
            Ladder.of(Map.of(Price.ofCents(bidCents), Quantity.ofContracts(9))),
            Ladder.of(Map.of(Price.ofCents(98 - bidCents), Quantity.ofContracts(9))));
    return new BookSnapshot(OPEN + atMs, id, book, FeedMode.WS);
  }

  static IndexTick tick(long atMs, IndexStatus status) {
    return new IndexTick(OPEN + atMs, OptionalLong.of(76_500_000_000L), status, 0, List.of());
  }

  @BeforeEach
  void twoMarketsAreOpenAndTradable() {
    for (MarketId id : List.of(B, A)) {
      step(new MarketUpdated(OPEN, market(id, "KXBTC15M", MarketStatus.OPEN)));
      step(new MarketStats(OPEN, id, Quantity.ofContracts(100), Quantity.ZERO));
    }
    rule = moment -> new Desire.Indifferent(Reason.of("WAITING"));
    step(tick(0, IndexStatus.OK));
    step(book(1000, A, 50));
    step(book(1000, B, 50));
    rule = moment -> YES_60;
    calls.clear();
    seeds.clear();
  }

  private static List<Signal> signals(List<SignalMessage> messages) {
    return messages.stream().filter(Signal.class::isInstance).map(Signal.class::cast).toList();
  }

  @Test
  void strategiesAreAskedInConfiguredOrderAndMarketsByTicker() {
    step(tick(40_000, IndexStatus.OK));
    assertThat(calls)
        .containsExactly(
            "one KXBTC15M-A IndexMoved",
            "one KXBTC15M-B IndexMoved",
            "two KXBTC15M-A IndexMoved",
            "two KXBTC15M-B IndexMoved");
    assertThat(seeds).doesNotHaveDuplicates();
  }

  @Test
  void aChangedBookConcernsItsMarketOnly() {
    step(book(40_000, B, 51));
    assertThat(calls).containsExactly("one KXBTC15M-B BookChanged", "two KXBTC15M-B BookChanged");
  }

  @Test
  void aChangeOfTheIndexHealthIsItsOwnTrigger() {
    step(tick(40_000, IndexStatus.SINGLE));
    assertThat(calls).allMatch(call -> call.endsWith("FeedHealthChanged"));
  }

  @Test
  void aSignalIsToldOnlyWhenTheDesireChanges() {
    List<Signal> first = signals(step(book(40_000, A, 51)));
    assertThat(first).hasSize(2);
    assertThat(first.getFirst().id()).isEqualTo("one:KXBTC15M-A:" + (offset - 1));
    assertThat(first.getFirst().account()).isEqualTo("account-one");
    assertThat(first.getFirst().desire()).isEqualTo(YES_60);
    assertThat(signals(step(book(41_000, A, 52)))).isEmpty();
    rule = moment -> want(Side.YES, 61);
    assertThat(signals(step(book(42_000, A, 52)))).hasSize(2);
    rule = moment -> want(Side.NO, 61);
    assertThat(signals(step(book(43_000, A, 52)))).hasSize(2);
  }

  @Test
  void aWantThatAGateStopsIsNotToldAndIsToldWhenTheGateOpensByItself() {
    assertThat(signals(step(book(29_999, A, 51)))).isEmpty();
    List<Signal> opened = signals(step(new Heartbeat(OPEN + 30_000)));
    assertThat(opened).extracting(Signal::desire).containsExactly(YES_60, YES_60);
    assertThat(calls).hasSize(2);
    List<Signal> closed = signals(step(new Heartbeat(OPEN + 600_001)));
    assertThat(closed).hasSize(2);
    assertThat(((Desire.Indifferent) closed.getFirst().desire()).reason().code())
        .isEqualTo("TIME_TO_CLOSE");
  }

  @Test
  void aMarketThatBecomesUnusableWithdrawsTheWant() {
    step(book(40_000, A, 51));
    FeedHealth lost = new FeedHealth(FeedGrade.UNUSABLE, FeedMode.DOWN, "lost");
    Signal withdrawn = signals(step(new MarketGraded(OPEN + 41_000, A, lost))).getFirst();
    assertThat(((Desire.Indifferent) withdrawn.desire()).reason().code()).isEqualTo("FEED_GRADE");
  }

  @Test
  void anExpiredWantEndsByItself() {
    rule =
        moment ->
            new Desire.Want(
                Side.YES,
                Price.ofCents(60),
                OPEN + 50_000,
                OptionalLong.empty(),
                Reason.of("SHORT"));
    assertThat(signals(step(book(40_000, A, 51)))).hasSize(2);
    assertThat(signals(step(new Heartbeat(OPEN + 49_999)))).isEmpty();
    assertThat(signals(step(new Heartbeat(OPEN + 50_000)))).hasSize(2);
  }

  @Test
  void aStandingWantEndsWithItsMarket() {
    engine = engine("one");
    offset = 0;
    calls.clear();
    twoMarketsAreOpenAndTradable();
    step(book(40_000, A, 51));
    List<SignalMessage> closed =
        step(new MarketUpdated(OPEN + 50_000, market(A, "KXBTC15M", MarketStatus.CLOSED)));
    assertThat(signals(closed)).hasSize(1);
    assertThat(((Desire.Indifferent) signals(closed).getFirst().desire()).reason().code())
        .isEqualTo("MARKET_CLOSED");
    calls.clear();
    step(tick(51_000, IndexStatus.OK));
    assertThat(calls).containsExactly("one KXBTC15M-B IndexMoved");
  }

  @Test
  void aMarketClosesByItsClockToo() {
    step(book(40_000, A, 51));
    step(new Heartbeat(OPEN + 899_999));
    calls.clear();
    step(tick(900_000, IndexStatus.OK));
    assertThat(calls).isEmpty();
  }

  @Test
  void aWindowBeyondTheDeclaredOneIsRefused() {
    rule =
        moment -> {
          moment.index().change(Duration.ofMinutes(6));
          return YES_60;
        };
    assertThat(step(book(40_000, A, 51)))
        .filteredOn(StrategyQuarantined.class::isInstance)
        .first()
        .asString()
        .contains("longestWindow()");
  }

  @Test
  void countsAreToldWhenTheMinuteEnds() {
    step(book(2000, A, 51));
    rule = moment -> new Desire.Indifferent(Reason.of("CALM"));
    step(book(3000, A, 50));
    step(book(59_999, A, 51));
    List<SignalMessage> messages = step(new Heartbeat(OPEN + 80_000));
    GateCounts counts = (GateCounts) messages.getFirst();
    assertThat(counts.instance()).isEqualTo("one");
    assertThat(counts.market()).isEqualTo(A);
    assertThat(counts.minuteMs()).isEqualTo(OPEN - Math.floorMod(OPEN, 60_000L));
  }

  @Test
  void countsNameTheStrategysOwnReasonsFirst() {
    rule = moment -> new Desire.Indifferent(Reason.of("CALM"));
    step(book(2000, A, 51));
    step(book(3000, A, 50));
    rule = moment -> YES_60;
    step(book(4000, A, 50));
    GateCounts counts = (GateCounts) step(new Heartbeat(OPEN + 80_000)).getFirst();
    assertThat(counts.counts())
        .containsExactly(
            new GateCount(0, "STRATEGY_CALM", 2, Optional.empty()),
            new GateCount(0, "STRATEGY_WAITING", 2, Optional.empty()),
            new GateCount(
                6, "OPEN_WINDOW", 1, Optional.of(Measure.of("sinceOpenMs", 4_000, 30_000))));
  }

  @Test
  void aFlashCrashIsToldAndAskedAboutLast() {
    step(book(40_000, A, 80));
    calls.clear();
    List<SignalMessage> messages = step(book(42_000, A, 60));
    assertThat(messages.getFirst()).isInstanceOf(FlashCrash.class);
    assertThat(((FlashCrash) messages.getFirst()).dropMicros()).isEqualTo(250_000);
    assertThat(calls)
        .containsExactly(
            "one KXBTC15M-A BookChanged",
            "one KXBTC15M-A FlashCrashDetected",
            "two KXBTC15M-A BookChanged",
            "two KXBTC15M-A FlashCrashDetected");
  }

  @Test
  void aFlashCrashIsToldWithoutAnyStrategy() {
    engine = engine();
    offset = 0;
    twoMarketsAreOpenAndTradable();
    assertThat(step(book(2000, A, 40))).hasAtLeastOneElementOfType(FlashCrash.class);
  }

  @Test
  void marketsOfOtherSeriesAreNotItsBusiness() {
    MarketId other = new MarketId("KXETH-1");
    step(new MarketUpdated(OPEN + 40_000, market(other, "KXETH", MarketStatus.OPEN)));
    step(book(41_000, other, 50));
    assertThat(calls).isEmpty();
  }

  @Test
  void offsetsMustRise() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> engine.step(new TapeRecord(offset - 1, new Heartbeat(OPEN))))
        .withMessageContaining("does not come after");
  }

  @Test
  void thereIsNoProgressBeforeTheTape() {
    assertThatIllegalStateException().isThrownBy(() -> engine("one").progress());
  }

  @Test
  void aTimerIsAskedForAtItsTimeEvenIfNothingElseHappens() {
    Strategy<Memory> sleeper =
        new Strategy<>() {
          @Override
          public Memory initialMemory() {
            return new Memory();
          }

          @Override
          public Step<Memory> evaluate(Moment moment, Memory memory) {
            if (moment.trigger() instanceof Trigger.TimerFired) {
              return Step.of(memory, YES_60);
            }
            return Step.quiet(memory).wakingAt(OPEN + 45_000);
          }
        };
    engine =
        new SignalEngine(
            SignalSettings.DEFAULT,
            List.of(
                new StrategyInstance(
                    "sleeper",
                    new StrategyInstance.Origin("sleeper", "1", "f00"),
                    "sleeper",
                    Scope.of("KXBTC15M"),
                    GateSettings.DEFAULT,
                    sleeper)));
    offset = 0;
    twoMarketsAreOpenAndTradable();
    assertThat(signals(step(new Heartbeat(OPEN + 44_999)))).isEmpty();
    assertThat(signals(step(new Heartbeat(OPEN + 45_000)))).hasSize(2);
  }
}
