// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class DailyCommandTest {
  private static final LocalTime AT = LocalTime.of(3, 10);

  private static Instant next(String now) {
    return DailyCommand.next(Instant.parse(now), AT);
  }

  @Test
  void itIsTheNextTimeOfDayInUtcThatCounts() {
    assertThat(next("2026-11-22T01:00:00Z")).isEqualTo("2026-11-22T03:10:00Z");
    assertThat(next("2026-11-22T03:09:59.999Z")).isEqualTo("2026-11-22T03:10:00Z");
    assertThat(next("2026-11-22T03:10:00Z")).isEqualTo("2026-11-23T03:10:00Z");
    assertThat(next("2026-12-31T23:00:00Z")).isEqualTo("2027-01-01T03:10:00Z");
  }
}
