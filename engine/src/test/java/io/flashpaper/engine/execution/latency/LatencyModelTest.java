// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyModelTest {
  private static final LogNormalLatency WIDE =
      new LogNormalLatency(Duration.ofSeconds(1), 1_000_000);

  @Test
  void aConstantLatencyIsTheSameForEveryOrder() {
    LatencyModel model = new ConstantLatency(Duration.ofMillis(120));
    assertThat(model.millis("main:A:1")).isEqualTo(120).isEqualTo(model.millis("main:B:2"));
    assertThat(ConstantLatency.DEFAULT.millis("main:A:1")).isEqualTo(250);
  }

  /** The figures were computed by another program in another language. */
  @Test
  void anOrdersIdDrawsTheSameLatencyForEver() {
    assertDraw("main:KXBTC15M-26NOV221015-15:1042", 58, 105);
    assertDraw("main:KXBTC15M-26NOV221015-15:1043", 121, 451);
    assertDraw("model:KXBTC15M-26NOV221015-15:1042", 105, 341);
    assertDraw("main:KXBTC15M-26NOV221015-15:1042:2", 269, 2230);
    assertDraw("x", 248, 1904);
  }

  private static void assertDraw(String orderId, long usualMs, long wideMs) {
    assertThat(LogNormalLatency.DEFAULT.millis(orderId)).as(orderId).isEqualTo(usualMs);
    assertThat(WIDE.millis(orderId)).as(orderId).isEqualTo(wideMs);
  }

  @Test
  void tenThousandOrdersAreSpreadAsAskedFor() {
    long[] sorted =
        LongStream.range(0, 10_000)
            .map(i -> LogNormalLatency.DEFAULT.millis("main:M:" + i))
            .sorted()
            .toArray();
    double[] logs = LongStream.of(sorted).mapToDouble(StrictMath::log).toArray();
    double mean = LongStream.of(sorted).mapToDouble(StrictMath::log).average().orElseThrow();
    double variance = 0;
    for (double log : logs) {
      variance += (log - mean) * (log - mean) / logs.length;
    }
    assertThat(sorted[5000]).isEqualTo(178);
    assertThat(sorted[500]).isEqualTo(79);
    assertThat(sorted[9500]).isEqualTo(410);
    assertThat(Math.sqrt(variance)).isCloseTo(0.5, within(0.01));
  }

  @Test
  void withoutSigmaEveryOrderTakesTheMedian() {
    LatencyModel model = new LogNormalLatency(Duration.ofMillis(180), 0);
    assertThat(model.millis("x")).isEqualTo(180);
  }

  @Test
  void whatIsOutOfRangeIsRefusedWithItsName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogNormalLatency(Duration.ZERO, 500_000))
        .withMessageContaining("latency-median");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogNormalLatency(Duration.ofMillis(180), 2_000_001))
        .withMessageContaining("latency-sigma");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConstantLatency(Duration.ofMillis(-1)));
  }
}
