// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff(new SplittableRandom(1));

  @Test
  void theWaitsSpanDoublesUpToThirtySecondsAndIsUsedInFull() {
    long longest = 0;
    for (int i = 0; i < 100; i++) {
      Duration wait = backoff.next();
      assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofMillis(250L << Math.min(i, 7)));
      assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(30));
      longest = Math.max(longest, wait.toMillis());
    }
    assertThat(longest).isGreaterThan(20_000);
  }

  @Test
  void afterAProvenConnectionTheWaitIsShortAgain() {
    for (int i = 0; i < 10; i++) {
      backoff.next();
    }
    backoff.reset();
    assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofMillis(250));
  }
}
