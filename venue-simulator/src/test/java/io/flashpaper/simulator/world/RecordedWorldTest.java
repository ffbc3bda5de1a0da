// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.simulator.Recordings;
import io.flashpaper.simulator.recording.RecordingReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordedWorldTest {
  private static final String TICKER = "KXBTC15M-26FEB021315-15";
  private static final long CLOSE = Instant.parse("2026-02-02T18:15:00Z").toEpochMilli();

  private static Sample sample(long beforeClose, double price, int bid, int ask, long volume) {
    return new Sample(
        CLOSE - beforeClose, price, Optional.of(new Sample.Quote(TICKER, bid, ask, volume)));
  }

  private static RecordedWorld world(Map<String, Boolean> results, Sample... samples) {
    return new RecordedWorld(new Recording(List.of(samples), results), 7);
  }

  @Test
  void thePriceGoesThroughTheSamples() {
    RecordedWorld world =
        world(
            Map.of(),
            sample(600_000, 76_000, 4_000, 4_200, 10),
            sample(570_000, 76_100, 4_000, 4_200, 10));
    List<Long> prints = new ArrayList<>();
    world.runTo(
        CLOSE - 570_000,
        event -> {
          if (event instanceof WorldEvent.Printed p && p.second() * 1000 >= CLOSE - 600_000) {
            prints.add(p.cents());
          }
        });
    assertThat(prints.getFirst()).isEqualTo(7_600_000);
    assertThat(prints.getLast()).isEqualTo(7_610_000);
    assertThat(new HashSet<>(prints)).hasSizeGreaterThan(25);
  }

  @Test
  void quotesAreTheRecordedOnesAtTheSamples() {
    RecordedWorld world =
        world(
            Map.of(),
            sample(600_000, 76_000, 4_000, 4_200, 10),
            sample(570_000, 76_000, 5_000, 5_300, 50));
    world.runTo(CLOSE - 600_000, e -> {});
    Book book = world.markets().find(TICKER).orElseThrow().book();
    assertThat(book.bestBid()).isEqualTo(4_000);
    assertThat(book.bestAsk()).isEqualTo(4_200);
    world.runTo(CLOSE - 585_000, e -> {});
    assertThat(book.bestBid()).isEqualTo(4_500);
    world.runTo(CLOSE - 570_000, e -> {});
    assertThat(book.bestBid()).isEqualTo(5_000);
    assertThat(book.bestAsk()).isEqualTo(5_300);
  }

  @Test
  void sentinelsAreEmptySides() {
    RecordedWorld world = world(Map.of(), sample(600_000, 76_000, 0, 100, 10));
    world.runTo(CLOSE - 599_000, e -> {});
    Book book = world.markets().find(TICKER).orElseThrow().book();
    assertThat(book.yes()).isEmpty();
    assertThat(book.bestAsk()).isEqualTo(100);
  }

  @Test
  void whereSamplesAreMissingForLongTheBookIsEmpty() {
    RecordedWorld world =
        world(
            Map.of(),
            sample(600_000, 76_000, 4_000, 4_200, 10),
            sample(300_000, 76_000, 4_000, 4_200, 10));
    world.runTo(CLOSE - 400_000, e -> {});
    assertThat(world.markets().find(TICKER).orElseThrow().book().isEmpty()).isTrue();
  }

  @Test
  void theRecordedResultCountsThenTheLastQuoteThenTheAverage() {
    Sample sure = sample(60_000, 76_000, 9_500, 9_600, 10);
    assertThat(outcome(world(Map.of(TICKER, false), sure))).isFalse();
    assertThat(outcome(world(Map.of(), sure))).isTrue();
    assertThat(outcome(world(Map.of(), sample(60_000, 76_000, 300, 400, 10)))).isFalse();
    Market byAverage = run(world(Map.of(), sample(60_000, 76_000, 4_000, 4_200, 10)));
    assertThat(byAverage.outcome())
        .contains(
            Outcome.of(
                byAverage.averageCents().getAsLong() >= byAverage.strikeCents().getAsLong()));
  }

  private static boolean outcome(RecordedWorld world) {
    return run(world).outcome().orElseThrow().equals(Outcome.of(true));
  }

  private static Market run(RecordedWorld world) {
    world.runTo(Long.MAX_VALUE, e -> {});
    return world.markets().find(TICKER).orElseThrow();
  }

  @Test
  void everyRecordedWindowOpensClosesAndFinalizes() {
    Recording recording =
        RecordingReader.read(Recordings.path("predecessor/kxbtc15m_and_btc_30s_20260202.jsonl"));
    RecordedWorld world = new RecordedWorld(recording, 42);
    Set<String> opened = new HashSet<>();
    Set<String> struck = new HashSet<>();
    Set<String> paid = new HashSet<>();
    world.runTo(
        Long.MAX_VALUE,
        event -> {
          switch (event) {
            case WorldEvent.BookMoved e -> opened.add(e.market().ticker());
            case WorldEvent.StrikeSet e -> struck.add(e.market().ticker());
            case WorldEvent.Settled e -> paid.add(e.market().ticker());
            default -> {}
          }
        });
    assertThat(opened).hasSize(63);
    assertThat(struck).hasSize(63);
    assertThat(paid).hasSize(63);
    assertThat(world.ended()).isTrue();
    for (Market market : world.markets().all()) {
      Boolean known = recording.results().get(market.ticker());
      if (known != null) {
        assertThat(market.outcome()).as(market.ticker()).contains(Outcome.of(known));
      }
    }
  }
}
