// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FairValueTest {
  private final FairValue model = new FairValue(0.60);

  @ParameterizedTest(name = "price {0}, strike {1}, {3} s left")
  @CsvSource({
    "76500, 76500,    true,  900,  0, 0,           0.500008",
    "76550, 76500,    true,  60,   0, 0,           0.916887",
    "76510, 76500,    true,  45,  16, 1223840.000, 0.579291",
    "76510, 76500,    true,  30,  31, 2371190.000, 0.489607",
    "76400, 76500,    true,  10,  51, 3902520.000, 0.808662",
    "76550, 76499.99, false, 3600, 0, 0,           0.540811"
  })
  void agreesWithTheGoldenCases(
      double price, double strike, boolean tie, double seconds, int known, double sum, double p) {
    assertThat(model.probability(price, strike, tie, seconds, known, sum))
        .isCloseTo(p, within(1e-6));
  }

  @Test
  void roundingDecidesWhenEveryPrintIsKnown() {
    assertThat(model.probability(76500, 76500, true, 0.5, 60, 4589999.760)).isEqualTo(1);
    assertThat(model.probability(76500, 76500, true, 0.5, 60, 4589999.640)).isEqualTo(0);
  }
}
