// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SyntheticWorldTest {
  private static final long OPEN = Instant.parse("2026-03-02T14:00:00Z").toEpochMilli();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long SEED = 42;

  private static SyntheticWorld world(Scenario scenario) {
    return new SyntheticWorld(scenario, SEED, OPEN);
  }

  private static List<Market> settled(World world, Series series) {
    return world.markets().all().stream()
        .filter(m -> m.spec().series() == series && m.status() == MarketStatus.FINALIZED)
        .toList();
  }

  @Test
  void theWorldsPriceIsThePlainGenerators() {
    SyntheticWorld world = world(Scenario.QUIET);
    world.runTo(OPEN + 779_900, e -> {});
    assertThat(world.price()).isEqualTo(76499.92749538184);
  }

  @Test
  void aStrikeIsTheSettlementOfTheWindowBefore() {
    SyntheticWorld world = world(Scenario.DEMO);
    world.runTo(OPEN + 2 * HOUR + 10_000, e -> {});
    List<Market> quarters = settled(world, Series.KXBTC15M);
    assertThat(quarters).hasSize(8);
    for (int i = 1; i < quarters.size(); i++) {
      assertThat(quarters.get(i).strikeCents()).isEqualTo(quarters.get(i - 1).averageCents());
    }
    for (Market market : quarters) {
      boolean yes = market.averageCents().getAsLong() >= market.strikeCents().getAsLong();
      assertThat(market.outcome()).contains(Outcome.of(yes));
    }
    assertThat(settled(world, Series.KXBTCD)).hasSize(22);
  }

  @Test
  void marketsAreSettledLateOrOtherwiseIfSoRuledAndCorrectedAfterwards() {
    SyntheticWorld world = world(Scenario.DEMO);
    world.runTo(OPEN + 100_000, e -> {});
    world.markets().settleBy(new Rulings(600_000, Optional.of(Outcome.voided(4_700))));
    world.runTo(OPEN + 900_000 + 600_000, e -> {});
    assertThat(settled(world, Series.KXBTC15M)).isEmpty();
    world.runTo(OPEN + 900_000 + 605_000, e -> {});
    Market late = settled(world, Series.KXBTC15M).getFirst();
    assertThat(late.outcome()).contains(Outcome.voided(4_700));
    assertThat(late.averageCents()).isPresent();
    world.markets().correct(late.ticker(), Outcome.of(true), OPEN + 1_600_000);
    assertThat(late.outcome()).contains(Outcome.of(true));
    assertThat(late.updatedMs()).isEqualTo(OPEN + 1_600_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> world.markets().correct("X", Outcome.of(true), OPEN))
        .withMessage("market X has not been paid");
    assertThatIllegalArgumentException().isThrownBy(() -> new Rulings(1_800_001, Optional.empty()));
    assertThatIllegalArgumentException().isThrownBy(() -> Outcome.share(10_001));
  }

  @Test
  void anotherGenesisInTheSameHourIsTheSameWorld() {
    SyntheticWorld first = world(Scenario.DEMO);
    SyntheticWorld second = new SyntheticWorld(Scenario.DEMO, SEED, OPEN + 1_234_567);
    List<WorldEvent> seen = new ArrayList<>();
    first.runTo(OPEN + 300_000, e -> {});
    second.runTo(OPEN + 300_000, seen::add);
    assertThat(second.price()).isEqualTo(first.price());
    assertThat(books(second)).isEqualTo(books(first));
    assertThat(seen).isNotEmpty();
  }

  private static Map<String, String> books(World world) {
    Map<String, String> books = new HashMap<>();
    world.markets().all().forEach(m -> books.put(m.ticker(), m.book().yes() + "/" + m.book().no()));
    return books;
  }

  @Test
  void booksAreNeverCrossedAndMostlyTight() {
    SyntheticWorld world = world(Scenario.DEMO);
    int[] count = new int[2];
    world.runTo(
        OPEN + HOUR,
        event -> {
          if (event instanceof WorldEvent.BookMoved moved) {
            Book book = moved.market().book();
            assertThat(book.bestBid()).isLessThan(book.bestAsk());
            PriceGrid grid = moved.market().spec().series().grid();
            assertThat(book.yes().keySet()).allMatch(grid::allows);
            assertThat(book.no().keySet()).allMatch(grid::allows);
            assertThat(book.yes().values()).allMatch(size -> size > 0);
            count[0]++;
            count[1] += book.bestAsk() - book.bestBid() <= 500 ? 1 : 0;
          }
        });
    assertThat(count[1]).isGreaterThan(count[0] * 95 / 100);
  }

  @Test
  void everyDemoWindowHasAJumpTheMakerSeesLate() {
    for (int window = 0; window < 20; window++) {
      List<ScriptEvent> script = Scenario.DEMO.script(SEED, OPEN + window * 900_000L);
      ScriptEvent.Jump jump = (ScriptEvent.Jump) script.get(0);
      ScriptEvent.Blind blind = (ScriptEvent.Blind) script.get(1);
      assertThat(jump.atMs()).isBetween(120_000L, 360_000L);
      assertThat(Math.abs(jump.bp())).isBetween(18.0, 30.0);
      assertThat(blind.toMs() - jump.atMs()).isBetween(4_000L, 6_000L);
    }
  }

  @Test
  void everyDemoWindowHasACrashOfTheBid() {
    SyntheticWorld world = world(Scenario.DEMO);
    Map<String, Double> deepest = new HashMap<>();
    Map<String, List<int[]>> bids = new HashMap<>();
    world.runTo(
        OPEN + HOUR,
        event -> {
          if (event instanceof WorldEvent.BookMoved moved
              && moved.market().spec().series() == Series.KXBTC15M) {
            watch(moved.market(), (int) (world.nextMs() - OPEN), deepest, bids);
          }
        });
    assertThat(deepest).hasSize(4).allSatisfy((t, drop) -> assertThat(drop).isGreaterThan(0.15));
  }

  /** Keeps the deepest drop from the highest bid of the last three seconds. */
  private static void watch(
      Market market, int at, Map<String, Double> deepest, Map<String, List<int[]>> bids) {
    int bid = market.book().bestBid();
    List<int[]> recent = bids.computeIfAbsent(market.ticker(), t -> new ArrayList<>());
    recent.removeIf(old -> old[0] < at - 3_000);
    int high = recent.stream().mapToInt(old -> old[1]).max().orElse(bid);
    if (high > 0) {
      deepest.merge(market.ticker(), 1 - bid / (double) high, Math::max);
    }
    recent.add(new int[] {at, bid});
  }

  @Test
  void volumeGrowsWithPublicTradesOnly() {
    SyntheticWorld world = world(Scenario.DEMO);
    Map<String, Long> traded = new HashMap<>();
    world.runTo(
        OPEN + 900_000,
        event -> {
          if (event instanceof WorldEvent.MarketTraded e) {
            traded.merge(e.market().ticker(), e.trade().count(), Long::sum);
          }
        });
    assertThat(traded).isNotEmpty();
    traded.forEach(
        (ticker, count) ->
            assertThat(world.markets().find(ticker).orElseThrow().volume()).isEqualTo(count));
  }
}
