// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.engine.execution.Golden;
import org.junit.jupiter.api.Test;

class NormalDistributionTest {
  @Test
  void itFollowsTheGoldenTable() {
    for (JsonNode golden : Golden.read("phi")) {
      double x = golden.get(0).asDouble();
      assertThat(NormalDistribution.cumulative(x))
          .as("x=%s", x)
          .isCloseTo(golden.get(1).asDouble(), within(2e-15));
      assertThat(NormalDistribution.density(x))
          .as("x=%s", x)
          .isCloseTo(golden.get(2).asDouble(), within(1e-15));
    }
  }

  @Test
  void theQuantileUndoesIt() {
    for (double x = -5; x <= 5; x += 0.25) {
      assertThat(NormalDistribution.quantile(NormalDistribution.cumulative(x)))
          .isCloseTo(x, within(1e-9));
    }
    assertThat(NormalDistribution.quantile(0)).isFinite();
    assertThat(NormalDistribution.density(NormalDistribution.quantile(1))).isLessThan(1e-12);
  }

  @Test
  void bothTailsAddUpToOneAndRiseAllTheWay() {
    double before = 0;
    for (double x = -40; x <= 40; x += 0.01) {
      double below = NormalDistribution.cumulative(x);
      assertThat(below).as("x=%s", x).isBetween(before, 1.0);
      assertThat(below + NormalDistribution.cumulative(-x)).isCloseTo(1, within(1e-15));
      before = below - 1e-14;
    }
  }
}
