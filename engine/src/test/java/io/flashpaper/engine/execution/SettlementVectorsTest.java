// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static io.flashpaper.engine.execution.Scenario.ID;
import static io.flashpaper.engine.execution.Scenario.T0;
import static io.flashpaper.engine.execution.Scenario.bids;
import static io.flashpaper.engine.execution.Scenario.want;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.engine.index.SettlementAverage;
import io.flashpaper.engine.index.SettlementWindow;
import io.flashpaper.model.FixedPoint;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.Side;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Markets that really were settled: who won by the value, and what it pays. */
class SettlementVectorsTest {
  private record Vector(
      Instant close, OptionalLong strike, long value, Side winner, Price yesValue) {
    static Vector of(String line) {
      String[] cells = line.split(",", -1);
      return new Vector(
          Instant.parse(cells[2]),
          cells[3].isEmpty()
              ? OptionalLong.empty()
              : OptionalLong.of(FixedPoint.parse(cells[3], FixedPoint.MICRO_DECIMALS)),
          FixedPoint.parse(cells[4], FixedPoint.MICRO_DECIMALS),
          Side.valueOf(cells[5].toUpperCase(Locale.ROOT)),
          Price.of(cells[6]));
    }

    Settlement settlement() {
      return new Settlement(
          Settlement.Result.valueOf(winner.name()), yesValue, OptionalLong.of(value));
    }
  }

  private static List<Vector> vectors() throws IOException {
    Path file =
        Path.of(System.getProperty("flashpaper.root", "."))
            .resolveSibling(
                "shared/recordings/kalshi/examples/settlement_vectors_KXBTC15M_200.csv");
    if (!Files.exists(file)) {
      System.out.println("SKIPPED: the settlement vectors are not at " + file);
    }
    assumeThat(file).exists();
    List<String> lines = Files.readAllLines(file);
    return lines.subList(1, lines.size()).stream().map(Vector::of).toList();
  }

  @Test
  void theValueAgainstTheStrikeIsWhatTheVenueSaid() throws IOException {
    for (Vector vector : vectors()) {
      SettlementAverage average =
          new SettlementAverage(vector.close().toEpochMilli(), SettlementWindow.DEFAULT);
      for (long second = 60; second > 0; second--) {
        average.print(vector.close().toEpochMilli() - second * 1000, vector.value());
      }
      assertThat(average.valueMicros()).hasValue(vector.value());
      // One market never had a strike: the venue's word stands alone.
      vector
          .strike()
          .ifPresent(
              strike ->
                  assertThat(average.winner(StrikeRule.GREATER_OR_EQUAL, strike))
                      .as(vector.toString())
                      .contains(vector.winner()));
    }
  }

  @Test
  void eachSideIsPaidByIt() throws IOException {
    for (Vector vector : vectors()) {
      for (Side side : Side.values()) {
        Scenario scenario = new Scenario(AccountPlan.defaults("vectors"));
        scenario
            .book(800_000, Scenario.book(side, bids(51, 900), bids(47, 900)), want(side, 53))
            .beat(800_251)
            .beat(900_000)
            .tape(new MarketSettled(T0 + 905_000, ID, vector.settlement()));
        TradeClosed closed = scenario.all(TradeClosed.class).getFirst();
        assertThat(closed.trade().proceeds())
            .as("%s %s", side, vector)
            .isEqualTo(side == vector.winner() ? Money.of("18") : Money.ZERO);
        assertThat(closed.payout().orElseThrow().kept()).isEqualTo(Money.ZERO);
      }
    }
  }
}
