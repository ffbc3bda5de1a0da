// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.Price;
import io.flashpaper.model.PriceBand;
import io.flashpaper.model.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The structures are those the venue publishes. */
class TickGridTest {
  private static final TickGrid LINEAR_CENT = new TickGrid(List.of(band("0", "1", "0.01")));
  private static final TickGrid TAPERED =
      new TickGrid(
          List.of(
              band("0", "0.10", "0.001"),
              band("0.10", "0.90", "0.01"),
              band("0.90", "1", "0.001")));
  private static final TickGrid EDGES =
      new TickGrid(
          List.of(
              band("0", "0.01", "0.0001"),
              band("0.01", "0.99", "0.001"),
              band("0.99", "1", "0.0001")));

  /** A structure that differs at its ends, so that YES and NO grids do too. */
  private static final TickGrid LOPSIDED =
      new TickGrid(List.of(band("0", "0.10", "0.001"), band("0.10", "1", "0.01")));

  private static PriceBand band(String start, String end, String step) {
    return new PriceBand(Price.of(start), Price.of(end), Price.of(step));
  }

  private static void assertTicks(TickGrid grid, Side side, String limit, String buy, String sell) {
    String what = side + " " + limit;
    assertThat(grid.buying(side, Price.of(limit))).as("buy " + what).isEqualTo(Price.of(buy));
    assertThat(grid.selling(side, Price.of(limit))).as("sell " + what).isEqualTo(Price.of(sell));
  }

  private static void assertTicks(TickGrid grid, String limit, String buy, String sell) {
    assertTicks(grid, Side.YES, limit, buy, sell);
    assertTicks(grid, Side.NO, limit, buy, sell);
  }

  @Test
  void aLimitBetweenTwoCentsPaysTheLowerAndTakesTheHigher() {
    assertTicks(LINEAR_CENT, "0.53", "0.53", "0.53");
    assertTicks(LINEAR_CENT, "0.534999", "0.53", "0.54");
    assertTicks(LINEAR_CENT, "0.530001", "0.53", "0.54");
    assertTicks(LINEAR_CENT, "0.004", "0", "0.01");
    assertTicks(LINEAR_CENT, "0.996", "0.99", "1");
  }

  @Test
  void theTickIsTheOneOfTheBandTheLimitLiesIn() {
    assertTicks(TAPERED, "0.0555", "0.055", "0.056");
    assertTicks(TAPERED, "0.0995", "0.099", "0.10");
    assertTicks(TAPERED, "0.10", "0.10", "0.10");
    assertTicks(TAPERED, "0.101", "0.10", "0.11");
    assertTicks(TAPERED, "0.895", "0.89", "0.90");
    assertTicks(TAPERED, "0.90", "0.90", "0.90");
    assertTicks(TAPERED, "0.9005", "0.90", "0.901");
    assertTicks(TAPERED, "0.9995", "0.999", "1");
  }

  @Test
  void aHundredthOfACentIsATickOnlyAtTheEdges() {
    assertTicks(EDGES, "0.0099", "0.0099", "0.0099");
    assertTicks(EDGES, "0.0101", "0.01", "0.011");
    assertTicks(EDGES, "0.98999", "0.989", "0.99");
    assertTicks(EDGES, "0.99015", "0.9901", "0.9902");
  }

  @Test
  void aNoPriceIsATickWhereItsYesPriceIsOne() {
    assertTicks(LOPSIDED, Side.YES, "0.055", "0.055", "0.055");
    assertTicks(LOPSIDED, Side.NO, "0.055", "0.05", "0.06");
    assertTicks(LOPSIDED, Side.NO, "0.9451", "0.945", "0.946");
    assertTicks(LOPSIDED, Side.YES, "0.9451", "0.94", "0.95");
  }

  @Test
  void takingAnyPriceStaysSo() {
    assertTicks(TAPERED, "0", "0", "0");
  }

  @Test
  void whereTheVenueHasNotSaidAnyPriceIsATick() {
    assertTicks(new TickGrid(List.of()), "0.123456", "0.123456", "0.123456");
  }

  @Test
  void noLimitIsEverMadeWorseForWhoeverSetIt() {
    for (TickGrid grid : List.of(LINEAR_CENT, TAPERED, EDGES, LOPSIDED)) {
      for (int micros = 0; micros <= 1_000_000; micros += 37) {
        Price limit = new Price(micros);
        for (Side side : Side.values()) {
          Price buy = grid.buying(side, limit);
          Price sell = grid.selling(side, limit);
          assertThat(buy).isLessThanOrEqualTo(limit);
          assertThat(sell).isGreaterThanOrEqualTo(limit);
          assertThat(grid.buying(side, buy)).isEqualTo(buy);
          assertThat(grid.selling(side, sell)).isEqualTo(sell);
        }
      }
    }
  }
}
