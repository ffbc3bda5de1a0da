// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.BitSet;
import java.util.DoubleSummaryStatistics;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThinningTest {
  private static final int DAY_OF_EIGHT_HOURS = 28_800;

  @ParameterizedTest
  @ValueSource(ints = {20, 100, 1000, 5000})
  void aCrashOfOneSecondInEightHoursStaysVisible(int points) {
    for (int second : new int[] {0, 1, 777, 14_399, DAY_OF_EIGHT_HOURS - 1}) {
      double[] k = new double[DAY_OF_EIGHT_HOURS];
      Arrays.fill(k, 0.81);
      k[second] = 0.56;
      assertThat(Thinning.rows(new double[][] {new double[k.length], k}, points).get(second))
          .isTrue();
    }
  }

  @Test
  void noExtremeOfAnyColumnIsLostAndNeverMoreRowsStayThanAreAskedFor() {
    SplittableRandom random = new SplittableRandom(7);
    for (int run = 0; run < 300; run++) {
      double[][] columns = new double[1 + random.nextInt(4)][random.nextInt(1, 5_000)];
      for (double[] column : columns) {
        Arrays.setAll(column, _ -> random.nextInt(20) == 0 ? Double.NaN : random.nextGaussian());
      }
      int most = random.nextInt(20, 600);
      BitSet rows = Thinning.rows(columns, most);
      assertThat(rows.cardinality()).isLessThanOrEqualTo(most);
      for (double[] column : columns) {
        assertThat(range(rows.stream().mapToDouble(row -> column[row]).toArray()))
            .isEqualTo(range(column));
      }
      assertThat(rows.get(0)).isTrue();
      assertThat(rows.get(columns[0].length - 1)).isTrue();
    }
  }

  private static String range(double[] values) {
    DoubleSummaryStatistics known =
        Arrays.stream(values).filter(value -> !Double.isNaN(value)).summaryStatistics();
    return known.getMin() + " to " + known.getMax();
  }

  @Test
  void fewRowsStayAsTheyAre() {
    double[] column = {1, 2, 3, 2, 1};
    assertThat(Thinning.rows(new double[][] {column}, 20).cardinality()).isEqualTo(5);
    assertThat(Thinning.rows(new double[][] {{}}, 20).cardinality()).isZero();
  }

  @Test
  void noLineIsDrawnAcrossAGap() {
    double[] column = new double[10_000];
    Arrays.fill(column, 5_000, 5_060, Double.NaN);
    BitSet rows = Thinning.rows(new double[][] {column}, 20);
    assertThat(rows.get(5_000)).isTrue();
    assertThat(rows.get(5_001, 5_059).cardinality()).isZero();
  }

  @Test
  void tooFewPointsForSoManyColumnsAreRefused() {
    assertThat(Thinning.fewest(4)).isEqualTo(14);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Thinning.rows(new double[4][100], 13))
        .withMessage("4 columns need at least 14 points, not 13");
  }
}
