// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.exits;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelExitsTest {
  /** What the index says; negative for unknown. */
  private record Known(long deviation, long probability) implements Holding.Outlook {
    @Override
    public OptionalLong deviationPpm(Duration window) {
      return deviation < 0 ? OptionalLong.empty() : OptionalLong.of(deviation);
    }

    @Override
    public OptionalLong probabilityMicros() {
      return probability < 0 ? OptionalLong.empty() : OptionalLong.of(probability);
    }
  }

  /** Ten contracts bought at 50 cents. */
  private static String decided(
      long bidMicros, long spreadMicros, long msToClose, long heldMs, Holding.Outlook outlook) {
    Holding holding =
        new Holding(
            Quantity.ofContracts(10),
            Money.of("5"),
            heldMs,
            new Price(bidMicros),
            spreadMicros,
            msToClose,
            outlook);
    return ModelExits.DEFAULT.decide(holding).reason().code();
  }

  private static String decided(long bidMicros, Holding.Outlook outlook) {
    return decided(bidMicros, 20_000, 300_000, 1_000, outlook);
  }

  @ParameterizedTest
  @CsvSource({
    "375000, 0, STOP",
    "375001, 0, HOLD",
    "368750, 5000, STOP",
    "368751, 5000, HOLD",
    "362500, -1, STOP",
    "362501, -1, HOLD"
  })
  void theStopIsReachedAtItsPriceWhichFallsWithTheIndexsDeviation(
      long bid, long deviation, String code) {
    assertThat(decided(bid, new Known(deviation, 900_000))).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"613200, EDGE_GONE", "613201, HOLD"})
  void theEdgeIsGoneWhereTheBidLessTheFeePaysTheProbabilityLessTheReserve(
      long probability, String code) {
    assertThat(decided(600_000, new Known(0, probability))).isEqualTo(code);
  }

  @Test
  void withoutAFairValueTheEdgeIsNeverGoneButTimeIsUp() {
    Known unknown = new Known(0, -1);
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
    assertThat(decided(300_000, spread, msToClose, 200_000, new Known(0, 500_000))).isEqualTo(code);
  }
}
