// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanConverterTest {
  private final SpanConverter converter = new SpanConverter();

  @ParameterizedTest
  @CsvSource({
    "300s, PT5M, 300s",
    "300, PT5M, 300s",
    "250ms, PT0.25S, 250ms",
    "1h, PT1H, 3600s",
    "1h30m, PT1H30M, 5400s",
    "2d, P2D, 172800s",
    "-5s, PT-5S, -5s",
    "PT0.0005S, PT0.0005S, PT0.0005S",
    "0, PT0S, 0s"
  })
  void whatAnOperatorWritesIsReadAndWrittenAgain(String text, Duration span, String written) {
    assertThat(converter.convert(text)).isEqualTo(span);
    assertThat(SpanConverter.write(span)).isEqualTo(written);
    assertThat(converter.convert(written)).isEqualTo(span);
  }

  @Test
  void nothingIsNoSpan() {
    assertThat(converter.convert(" ")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "5 s", "5x", "99999999999999999999"})
  void whatIsNoSpanIsRefusedWithAnExample(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> converter.convert(text))
        .withMessageContainingAll("300s", text);
  }
}
