// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradingHoursTest {
  private static long msUntil(String hours, String time) {
    return TradingHours.of(hours).msUntil(Instant.parse("2026-02-02T" + time + "Z").toEpochMilli());
  }

  @ParameterizedTest
  @CsvSource({
    "13:30-20:00, 13:29:59.999, 1",
    "13:30-20:00, 13:30:00, 0",
    "13:30-20:00, 19:59:59.999, 0",
    "13:30-20:00, 20:00:00, 63000000",
    "22:00-02:00, 21:59:00, 60000",
    "22:00-02:00, 23:59:59, 0",
    "22:00-02:00, 01:59:59, 0",
    "22:00-02:00, 02:00:00, 72000000",
    "'', 02:00:00, 0"
  })
  void hoursBeginWithTheirFirstMinuteEndBeforeTheirLastAndMayPassMidnight(
      String hours, String time, long ms) {
    assertThat(msUntil(hours, time)).isEqualTo(ms);
  }

  @ParameterizedTest
  @ValueSource(strings = {"13:30", "13:30-13:30", "25:00-26:00", "9-17", "13:30-20:00-21:00"})
  void whatIsNoHoursIsRefusedWithAnExample(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TradingHours.of(text))
        .withMessageContaining("13:30-20:00")
        .withMessageContaining(text);
  }

  @Test
  void hoursAreWrittenAsTheyAreRead() {
    assertThat(TradingHours.of("22:00-02:00")).hasToString("22:00-02:00");
    assertThat(TradingHours.of(" ")).hasToString("always");
  }
}
