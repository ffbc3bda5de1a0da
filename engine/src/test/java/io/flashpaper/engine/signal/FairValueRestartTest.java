// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.MarketState;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.strategy.api.FairValue;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Step;
import io.flashpaper.strategy.api.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What a market is worth, and when the venue was heard, is the same after a restart: also in the
 * last minute, also in a market that came so late that the prints before it was known count.
 */
class FairValueRestartTest {
  private static final long START_MS = 1_790_000_100_000L;
  private static final long CLOSE_MS = START_MS + 600_000;
  private static final long LATE_MS = CLOSE_MS - 20_000;
  private static final Duration AGO = Duration.ofSeconds(5);
  private static final List<TapeRecord> TAPE = tape();

  /** What the market and the index looked like at one moment. */
  record Seen(
      Optional<FairValue> now, Optional<FairValue> ago, OptionalLong price, OptionalLong heard) {}

  record Nothing() {}

  /** Writes down what it sees. */
  private record Watching(SortedMap<String, Seen> seen) implements Strategy<Nothing> {
    @Override
    public Duration longestWindow() {
      return AGO;
    }

    @Override
    public Nothing initialMemory() {
      return new Nothing();
    }

    @Override
    public Step<Nothing> evaluate(Moment moment, Nothing memory) {
      seen.put(
          "%06d %s".formatted(moment.tapeOffset(), moment.market().market().id()),
          new Seen(
              moment.market().fairValue(),
              moment.market().fairValue(AGO),
              moment.index().priceMicros(AGO),
              moment.market().heardMs()));
      return Step.quiet(memory);
    }
  }

  private static List<TapeRecord> tape() {
    SplittableRandom random = new SplittableRandom(60);
    List<TapeRecord> records = new ArrayList<>();
    Optional<IndexTick> tick = Optional.empty();
    long price = 76_500_000_000L;
    for (long timeMs = START_MS; timeMs <= CLOSE_MS; timeMs += 250) {
      if (timeMs == START_MS) {
        add(records, listed("EARLY", timeMs, CLOSE_MS - 60_000));
      }
      if (timeMs == LATE_MS) {
        add(records, listed("LATE", timeMs, CLOSE_MS));
      }
      if (timeMs % 30_000 == 0) {
        add(records, new KeyFrame(timeMs, states(records), tick, List.of()));
      }
      if (random.nextInt(12) == 0 && timeMs % 200_000 < 120_000) {
        add(records, new BookSnapshot(timeMs, new MarketId("EARLY"), Book.EMPTY, FeedMode.WS));
      }
      if (random.nextInt(3) > 0) {
        price += random.nextInt(-9, 10) * 1_000_000L;
        tick = Optional.of(tick(timeMs, price, random.nextInt(150_000, 2_500_000)));
        add(records, tick.get());
      }
    }
    return records;
  }

  /** Every market listed so far, as a key frame holds it. */
  private static List<MarketState> states(List<TapeRecord> records) {
    return records.stream()
        .map(TapeRecord::event)
        .filter(MarketUpdated.class::isInstance)
        .map(event -> ((MarketUpdated) event).market())
        .map(
            market ->
                new MarketState(
                    market, Optional.empty(), Quantity.ZERO, Quantity.ZERO, FeedHealth.NOT_GRADED))
        .toList();
  }

  private static void add(List<TapeRecord> records, TapeEvent event) {
    records.add(new TapeRecord(records.size(), event));
  }

  private static IndexTick tick(long timeMs, long price, long volatilityPpm) {
    return new IndexTick(
        timeMs,
        OptionalLong.of(price),
        IndexStatus.OK,
        0,
        OptionalLong.of(volatilityPpm),
        List.of());
  }

  private static MarketUpdated listed(String ticker, long timeMs, long closeMs) {
    return new MarketUpdated(
        timeMs,
        new Market(
            new MarketId(ticker),
            "S",
            MarketStatus.OPEN,
            StrikeRule.GREATER,
            OptionalLong.of(76_500_000_000L),
            START_MS,
            closeMs,
            List.of()));
  }

  private static SignalEngine engine(Watching strategy) {
    return new SignalEngine(
        new SignalSettings(
            FlashSettings.DEFAULT,
            Duration.ofMinutes(2),
            Duration.ofSeconds(1),
            StrategyLimits.DEFAULT),
        List.of(
            new StrategyInstance(
                "watching",
                new StrategyInstance.Origin("watching", "1", "ab"),
                "main",
                Scope.of("S"),
                GateSettings.DEFAULT,
                strategy)));
  }

  private static SortedMap<String, Seen> from(Progress progress) {
    Watching strategy = new Watching(new TreeMap<>());
    SignalEngine engine = engine(strategy);
    TAPE.stream()
        .filter(record -> record.offset() >= progress.rewindOffset())
        .forEach(engine::step);
    return strategy.seen().tailMap("%06d".formatted(progress.tapeOffset() + 1));
  }

  @Test
  void aRestartFromItsRewindOffsetSeesTheSame() {
    Watching strategy = new Watching(new TreeMap<>());
    SignalEngine engine = engine(strategy);
    List<Progress> progress = new ArrayList<>();
    for (TapeRecord record : TAPE) {
      engine.step(record);
      progress.add(engine.progress());
    }
    SortedMap<String, Seen> whole = strategy.seen();
    for (int at = 0; at < TAPE.size(); at += 13) {
      Map<String, Seen> expected = whole.tailMap("%06d".formatted(at + 1));
      SortedMap<String, Seen> again = from(progress.get(at));
      assertThat(again.keySet()).as("after record %d", at).isEqualTo(expected.keySet());
      expected.forEach((where, seen) -> assertThat(again.get(where)).as(where).isEqualTo(seen));
    }
    assertThat(progress.getLast().rewindOffset()).as("restarts begin late").isPositive();
  }

  @Test
  void theTapeShowsWhatItIsToProve() {
    SortedMap<String, Seen> whole = from(new Progress(-1, START_MS, 0));
    List<Seen> late =
        whole.entrySet().stream()
            .filter(entry -> entry.getKey().endsWith("LATE"))
            .map(Map.Entry::getValue)
            .toList();
    assertThat(late).isNotEmpty().allMatch(seen -> seen.now().isPresent());
    assertThat(whole.values()).anyMatch(seen -> seen.heard().isEmpty());
    assertThat(whole.values()).anyMatch(seen -> seen.heard().isPresent());
  }
}
