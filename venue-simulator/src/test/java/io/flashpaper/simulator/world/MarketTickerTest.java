// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MarketTickerTest {
  private static long ms(String time) {
    return Instant.parse(time).toEpochMilli();
  }

  @Test
  void tickersNameTheCloseInNewYork() {
    assertThat(MarketTicker.quarterHour(ms("2026-07-23T03:15:00Z")))
        .isEqualTo("KXBTC15M-26JUL222315-15");
    assertThat(MarketTicker.quarterHour(ms("2026-08-17T05:00:00Z")))
        .isEqualTo("KXBTC15M-26AUG170100-00");
    assertThat(MarketTicker.above(ms("2026-08-17T21:00:00Z"), 7_274_999))
        .isEqualTo("KXBTCD-26AUG1717-T72749.99");
  }

  @Test
  void theCloseIsReadBack() {
    assertThat(MarketTicker.quarterHourClose("KXBTC15M-26FEB021315-15"))
        .isEqualTo(ms("2026-02-02T18:15:00Z"));
  }

  @Test
  void somethingElseIsRefusedByName() {
    assertThatThrownBy(() -> MarketTicker.quarterHourClose("KXBTCD-26AUG1717-T72749.99"))
        .hasMessageContaining("KXBTCD-26AUG1717-T72749.99");
    assertThatThrownBy(() -> MarketTicker.quarterHourClose("KXBTC15M-26ZZZ021315-15"))
        .hasMessageContaining("KXBTC15M-26ZZZ021315-15");
  }
}
