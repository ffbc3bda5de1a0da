// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.exits;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelExitsTest {
  private static final ModelExits EXITS =
      new ModelExits(
          Duration.ofSeconds(30),
          Price.ofCents(10),
          AdaptiveStop.DEFAULT,
          Price.ofCents(3),
          Duration.ofSeconds(180));

  /** Ten contracts bought at 50 cents. */
  private static String decided(
      long bidMicros, long spreadMicros, long msToClose, long heldMs, Holding.Outlook outlook) {
    Holding holding =
        new Holding(
            Quantity.ofContracts(10),
            Money.of("5"),
            1_000_000,
            heldMs,
            new Price(bidMicros),
            spreadMicros,
            msToClose,
            new Holding.Seen(true, true),
            StopMemory.NONE,
            outlook);
    return EXITS.decide(holding).reason().code();
  }

  private static String decided(long bidMicros, Holding.Outlook outlook) {
    return decided(bidMicros, 20_000, 300_000, 1_000, outlook);
  }

  @ParameterizedTest
  @CsvSource({
    "374999, 0, STOP",
    "375000, 0, HOLD",
    "368749, 5000, STOP",
    "368750, 5000, HOLD",
    "362499, -1, STOP",
    "362500, -1, HOLD"
  })
  void v10sStopIsALossBeyondItsShareWhichGrowsWithTheIndexsDeviation(
      long bid, long deviation, String code) {
    assertThat(decided(bid, new Said(deviation, 900_000, 0))).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"613200, EDGE_GONE", "613201, HOLD"})
  void theEdgeIsGoneWhereTheBidLessTheFeePaysTheProbabilityLessTheReserve(
      long probability, String code) {
    assertThat(decided(600_000, new Said(0, probability, 0))).isEqualTo(code);
  }

  @Test
  void withoutAFairValueTheEdgeIsNeverGoneButTimeIsUp() {
    Said unknown = new Said(0, -1, 0);
    assertThat(decided(900_000, unknown)).isEqualTo("HOLD");
    assertThat(decided(900_000, 20_000, 300_000, 180_000, unknown)).isEqualTo("TIME_STOP");
  }

  @ParameterizedTest
  @CsvSource({
    "29999, 20000, HOLD_TO_SETTLEMENT",
    "30000, 20000, STOP",
    "30000, 100000, STOP",
    "30000, 100001, HOLD_WIDE"
  })
  void nothingIsSoldIntoAHoleOrJustBeforeTheEnd(long msToClose, long spread, String code) {
    assertThat(decided(300_000, spread, msToClose, 200_000, new Said(0, 500_000, 0)))
        .isEqualTo(code);
  }
}
