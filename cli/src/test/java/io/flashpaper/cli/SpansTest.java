// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class SpansTest {
  private final Spans spans = new Spans();

  @Test
  void hoursMinutesAndSecondsMayBeCombined() {
    assertThat(spans.convert("90s")).isEqualTo(Duration.ofSeconds(90));
    assertThat(spans.convert("2m")).isEqualTo(Duration.ofMinutes(2));
    assertThat(spans.convert("8h")).isEqualTo(Duration.ofHours(8));
    assertThat(spans.convert("1h30m5s")).isEqualTo(Duration.ofSeconds(5405));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "5", "5x", "-5s", "1.5h", "5s2m", "9999999999h"})
  void whatIsNoSpanIsRefusedWithAnExample(String text) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> spans.convert(text))
        .withMessageContaining("span of time");
  }
}
