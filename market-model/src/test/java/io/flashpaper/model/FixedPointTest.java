// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixedPointTest {
  @ParameterizedTest
  @CsvSource({
    "0.9600, 6, 960000",
    "0.960, 6, 960000",
    "-54.00, 2, -5400",
    "-0.01, 2, -1",
    "19853.69, 2, 1985369",
    "1, 6, 1000000",
    "1., 6, 1000000",
    ".5, 6, 500000",
    "0.0010000000, 6, 1000",
    "9223372036854775807, 0, 9223372036854775807"
  })
  void readsDecimalsExactly(String text, int decimals, long value) {
    assertThat(FixedPoint.parse(text, decimals)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", ".", "abc", "1e3", " 1", "1 ", "1.2.3", "+1", "0x10", "1,5"})
  void refusesWhatIsNoDecimal(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FixedPoint.parse(text, 6))
        .withMessageContaining("'" + text + "'");
  }

  @Test
  void refusesDigitsBeyondTheScaleInsteadOfRounding() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FixedPoint.parse("0.005", 2))
        .withMessage("too many decimals: '0.005'");
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FixedPoint.parse("9223372036855", 6))
        .withMessage("number too large: '9223372036855'");
  }

  @ParameterizedTest
  @CsvSource({
    "960000, 6, 0.960000",
    "-1, 2, -0.01",
    "-9860000, 6, -9.860000",
    "0, 6, 0.000000",
    "100, 0, 100",
    "-9223372036854775808, 6, -9223372036854.775808"
  })
  void writesAllDecimals(long value, int decimals, String text) {
    assertThat(FixedPoint.format(value, decimals)).isEqualTo(text);
  }
}
