// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.Heartbeat;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.MarketStats;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.QuarantineKind;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Signal;
import io.flashpaper.model.signal.SignalMessage.StrategyQuarantined;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Step;
import io.flashpaper.strategy.api.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One strategy behaves, the other does not. */
class QuarantineTest {
  private static final long OPEN = 1_790_000_100_000L;
  private static final StrategyLimits LIMITS = new StrategyLimits(100, 3, 5, 1000);
  private static final Desire YES =
      new Desire.Want(
          Side.YES, Price.ofCents(60), OPEN + 800_000, OptionalLong.empty(), Reason.of("TEST"));

  private final ScriptedMeter meter = new ScriptedMeter();
  private final List<SignalMessage> said = new ArrayList<>();
  private long offset;
  private long calls;

  record Memory(List<String> words) {}

  private interface Rule {
    Step<Memory> apply(Moment moment, Memory memory);
  }

  private record Ruled(Rule rule) implements Strategy<Memory> {
    @Override
    public Memory initialMemory() {
      return new Memory(List.of());
    }

    @Override
    public Step<Memory> evaluate(Moment moment, Memory memory) {
      return rule.apply(moment, memory);
    }
  }

  private static final class ScriptedMeter implements WorkMeter {
    private long used;

    @Override
    public <T> T limited(Supplier<T> code) {
      return code.get();
    }

    @Override
    public long lastUsed() {
      return used;
    }

    @Override
    public boolean isExceeded(Throwable thrown) {
      return thrown instanceof AssertionError;
    }
  }

  private StrategyInstance instance(String name, Rule rule) {
    return new StrategyInstance(
        name,
        new StrategyInstance.Origin("ruled", "1.2", "f00"),
        name,
        100,
        Scope.of("KXBTC15M"),
        GateSettings.DEFAULT,
        new Ruled(rule),
        meter);
  }

  private void step(SignalEngine engine, TapeEvent event) {
    said.addAll(engine.step(new TapeRecord(offset++, event)));
  }

  /** Two markets, forty seconds, and then one index tick each second. */
  private void play(Rule bad, int ticks) {
    SignalSettings settings =
        new SignalSettings(
            FlashSettings.DEFAULT, Duration.ofHours(1), Duration.ofSeconds(400), LIMITS);
    SignalEngine engine =
        new SignalEngine(
            settings,
            List.of(instance("bad", bad), instance("good", (_, memory) -> Step.of(memory, YES))));
    for (String ticker : List.of("KXBTC15M-A", "KXBTC15M-B")) {
      MarketId id = new MarketId(ticker);
      step(engine, new MarketUpdated(OPEN, market(id)));
      step(engine, new MarketStats(OPEN, id, Quantity.ofContracts(100), Quantity.ZERO));
      step(engine, new BookSnapshot(OPEN, id, book(), FeedMode.WS));
    }
    step(engine, new Heartbeat(OPEN + 40_000));
    for (int i = 0; i < ticks; i++) {
      step(engine, tick(OPEN + 40_000 + i * 1000L));
    }
  }

  private static Market market(MarketId id) {
    return new Market(
        id,
        "KXBTC15M",
        MarketStatus.OPEN,
        StrikeRule.GREATER_OR_EQUAL,
        OptionalLong.empty(),
        OPEN,
        OPEN + 900_000,
        List.of());
  }

  private static Book book() {
    return new Book(
        Ladder.of(Map.of(Price.ofCents(50), Quantity.ofContracts(9))),
        Ladder.of(Map.of(Price.ofCents(48), Quantity.ofContracts(9))));
  }

  private static TapeEvent tick(long timeMs) {
    return new IndexTick(timeMs, OptionalLong.of(76_500_000_000L), IndexStatus.OK, 0, List.of());
  }

  private StrategyQuarantined onlyQuarantine() {
    List<StrategyQuarantined> all =
        said.stream()
            .filter(StrategyQuarantined.class::isInstance)
            .map(StrategyQuarantined.class::cast)
            .toList();
    assertThat(all).hasSize(1);
    assertThat(all.getFirst().instance()).isEqualTo("bad");
    assertThat(all.getFirst().version()).isEqualTo("1.2");
    assertThat(signals("good")).hasSize(2);
    assertThat(signals("bad")).noneMatch(s -> s.tapeOffset() > all.getFirst().tapeOffset());
    return all.getFirst();
  }

  private List<Signal> signals(String instance) {
    return said.stream()
        .filter(Signal.class::isInstance)
        .map(Signal.class::cast)
        .filter(signal -> signal.instance().equals(instance))
        .toList();
  }

  @Test
  void anExceptionStopsItWithClassMessageAndPlace() {
    play(
        (_, _) -> {
          throw new IllegalStateException("it broke");
        },
        3);
    assertThat(onlyQuarantine().kind()).isEqualTo(QuarantineKind.THREW);
    assertThat(onlyQuarantine().evidence())
        .startsWith("java.lang.IllegalStateException: it broke at io.flashpaper.engine.signal");
  }

  @Test
  void aFailureInOneMarketEndsItInAllOfThem() {
    play(
        (moment, memory) -> {
          if (moment.market().market().id().ticker().endsWith("B") && offset > 8) {
            throw new IllegalStateException("it broke");
          }
          return Step.of(memory, YES);
        },
        5);
    assertThat(onlyQuarantine().market()).isEqualTo(new MarketId("KXBTC15M-B"));
    assertThat(signals("bad"))
        .extracting(signal -> signal.market().ticker(), Signal::desire)
        .containsExactly(
            tuple("KXBTC15M-A", YES),
            tuple("KXBTC15M-B", YES),
            tuple("KXBTC15M-A", Seat.QUARANTINED),
            tuple("KXBTC15M-B", Seat.QUARANTINED));
  }

  @Test
  void anExceptionThatFailsToDescribeItselfDoesNoHarm() {
    play(
        (_, _) -> {
          throw new IllegalStateException() {
            @Override
            public String toString() {
              throw new IllegalStateException("and again");
            }
          };
        },
        3);
    assertThat(onlyQuarantine().evidence()).contains("QuarantineTest");
  }

  @Test
  void aLongMessageIsCut() {
    play(
        (_, _) -> {
          throw new IllegalStateException("x".repeat(100_000));
        },
        3);
    assertThat(onlyQuarantine().evidence()).hasSizeLessThan(500);
  }

  @Test
  void anAnswerOfNullStopsIt() {
    play((_, _) -> nothing(), 3);
    assertThat(onlyQuarantine().kind()).isEqualTo(QuarantineKind.NO_ANSWER);
    assertThat(onlyQuarantine().evidence()).isEqualTo("it answered without a step");
  }

  @SuppressWarnings("NullAway") // what a careless plugin does
  private static Step<Memory> nothing() {
    return null;
  }

  @Test
  void aSpentBudgetStopsItWhateverItThrows() {
    play(
        (_, _) -> {
          throw new AssertionError("out of budget");
        },
        1);
    assertThat(onlyQuarantine().kind()).isEqualTo(QuarantineKind.OUT_OF_BUDGET);
  }

  @Test
  void someSlowCallsAreBorneAndOneMoreWithinAMinuteIsNot() {
    play(
        (moment, memory) -> {
          meter.used = moment.market().market().id().ticker().endsWith("A") ? 101 : 100;
          return Step.quiet(memory);
        },
        2);
    assertThat(said).noneMatch(StrategyQuarantined.class::isInstance);
    said.clear();
    play(
        (moment, memory) -> {
          meter.used = moment.market().market().id().ticker().endsWith("A") ? 101 : 100;
          return Step.quiet(memory);
        },
        3);
    assertThat(onlyQuarantine().kind()).isEqualTo(QuarantineKind.SLOW);
    assertThat(onlyQuarantine().evidence())
        .isEqualTo("4 calls within a minute needed more than 100 units of work each");
  }

  @Test
  void slowCallsOfDifferentMinutesAreBorne() {
    play(
        (_, memory) -> {
          meter.used = calls++ % 40 == 0 ? 101 : 0;
          return Step.quiet(memory);
        },
        120);
    assertThat(said).noneMatch(StrategyQuarantined.class::isInstance);
  }

  @Test
  void changesOfMindBeyondTheLimitAreAFloodAndNothingOfItIsTold() {
    play(
        (moment, memory) ->
            Step.of(
                memory, moment.timeMs() / 1000 % 2 == 0 ? YES : new Desire.Flat(Reason.of("NO"))),
        18);
    assertThat(onlyQuarantine().kind()).isEqualTo(QuarantineKind.FLOODING);
    // Five changes in each market, then both are withdrawn.
    assertThat(signals("bad")).hasSize(12);
    assertThat(signals("bad").subList(10, 12))
        .allMatch(signal -> signal.desire().equals(Seat.QUARANTINED));
    assertThat(signals("bad")).extracting(Signal::id).doesNotHaveDuplicates();
  }

  @Test
  void aMemoryThatGrowsWithoutEndStopsItSoonerOrLater() {
    play(
        (_, memory) -> {
          List<String> more = new ArrayList<>(memory.words());
          more.add("word");
          return Step.quiet(new Memory(more));
        },
        300);
    assertThat(onlyQuarantine().kind()).isEqualTo(QuarantineKind.HOARDING);
    assertThat(onlyQuarantine().evidence()).isEqualTo("its memory holds more than 1000 values");
  }

  @Test
  void endlessRecursionStopsIt() {
    play((_, memory) -> deeper(memory), 3);
    assertThat(onlyQuarantine().kind()).isEqualTo(QuarantineKind.STACK_OVERFLOW);
  }

  @SuppressWarnings("InfiniteRecursion") // what a careless plugin does
  private static Step<Memory> deeper(Memory memory) {
    return deeper(memory);
  }

  @Test
  void aMemoryThatIsTooLargeForTheProcessStopsIt() {
    play(
        (_, _) -> {
          throw new OutOfMemoryError("Java heap space");
        },
        3);
    assertThat(onlyQuarantine().kind()).isEqualTo(QuarantineKind.OUT_OF_MEMORY);
  }

  @Test
  void memoryIsWeighedThroughRecordsCollectionsMapsAndArrays() {
    record Deep(Map<String, List<Object>> values, long[] numbers, String text) {}
    Deep small = new Deep(Map.of("a", List.of(1, 2)), new long[10], "0123456789");
    assertThat(MemoryWeight.exceeds(small, 100)).isFalse();
    assertThat(MemoryWeight.exceeds(new Deep(Map.of(), new long[200], ""), 100)).isTrue();
    assertThat(MemoryWeight.exceeds(new Deep(Map.of(), new long[0], "x".repeat(200)), 100))
        .isTrue();
    List<Object> many = IntStream.range(0, 200).<Object>mapToObj(i -> i).toList();
    assertThat(MemoryWeight.exceeds(new Deep(Map.of("k", many), new long[0], ""), 100)).isTrue();
    List<Object> cycle = new ArrayList<>();
    cycle.add(cycle);
    assertThat(MemoryWeight.exceeds(new Deep(Map.of("k", cycle), new long[0], ""), 100)).isTrue();
  }
}
