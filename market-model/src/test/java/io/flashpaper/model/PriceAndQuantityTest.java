// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PriceAndQuantityTest {
  @Test
  void aPriceIsFromZeroToOneDollar() {
    assertThat(Price.of("1.0000")).isEqualTo(Price.ONE);
    assertThat(Price.of("0.0000")).isEqualTo(Price.ZERO);
    assertThatIllegalArgumentException().isThrownBy(() -> Price.of("1.000001"));
    assertThatIllegalArgumentException().isThrownBy(() -> Price.of("-0.000001"));
  }

  @Test
  void aCentEraPriceIsRefusedNotReadAsDollars() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Price.of("51"))
        .withMessageContaining("from $0 to $1");
  }

  @Test
  void theComplementIsTheOtherSidesPrice() {
    assertThat(Price.of("0.47").complement()).isEqualTo(Price.of("0.53"));
  }

  @Test
  void costIsExactToTheMicroDollar() {
    assertThat(Quantity.of("18").times(Price.ofCents(53))).isEqualTo(Money.of("9.54"));
    assertThat(Quantity.of("0.01").times(Price.of("0.001"))).isEqualTo(Money.of("0.00001"));
  }

  @Test
  void aCostBelowAMicroDollarIsRefused() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> Quantity.of("0.01").times(Price.of("0.000001")));
  }

  @Test
  void aCountIsNeverNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quantity.of("1").minus(Quantity.of("1.01")));
  }

  @Test
  void aSettlementMustFitItsResult() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Settlement(Settlement.Result.YES, Price.ZERO, OptionalLong.empty()));
    Settlement scalar =
        new Settlement(Settlement.Result.SCALAR, Price.of("0.4"), OptionalLong.empty());
    assertThat(scalar.value(Side.NO)).isEqualTo(Price.of("0.6"));
  }
}
