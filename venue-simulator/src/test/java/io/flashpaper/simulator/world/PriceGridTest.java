// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PriceGridTest {
  private final PriceGrid tapered = PriceGrid.TAPERED_DECI_CENT;

  @Test
  void theEdgesHaveTenthsOfCentsAndTheCentreWholeCents() {
    assertThat(tapered.allows(570)).isTrue();
    assertThat(tapered.allows(575)).isFalse();
    assertThat(tapered.allows(5_710)).isFalse();
    assertThat(tapered.allows(5_700)).isTrue();
    assertThat(tapered.allows(9_010)).isTrue();
  }

  @Test
  void zeroAndOneDollarAreNoPrices() {
    assertThat(tapered.allows(0)).isFalse();
    assertThat(tapered.allows(PriceGrid.ONE)).isFalse();
    assertThat(PriceGrid.LINEAR_CENT.allows(9_900)).isTrue();
  }

  @Test
  void floorAndCeilingStayOnTheGrid() {
    for (int price = 0; price <= PriceGrid.ONE; price++) {
      int floor = tapered.floor(price);
      int ceil = tapered.ceil(price);
      assertThat(floor).isLessThanOrEqualTo(price);
      assertThat(ceil).isGreaterThanOrEqualTo(price);
      assertThat(floor == 0 || floor == PriceGrid.ONE || tapered.allows(floor)).isTrue();
      assertThat(ceil == 0 || ceil == PriceGrid.ONE || tapered.allows(ceil)).isTrue();
    }
  }

  @Test
  void oneStepBelowCrossesIntoTheFinerBand() {
    assertThat(tapered.below(1_100)).isEqualTo(1_000);
    assertThat(tapered.below(1_000)).isEqualTo(990);
    assertThat(tapered.below(9_000)).isEqualTo(8_900);
    assertThat(tapered.below(10)).isZero();
  }
}
