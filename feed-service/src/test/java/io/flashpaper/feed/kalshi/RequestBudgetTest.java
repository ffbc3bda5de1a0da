// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {
  private final RequestBudget budget = new RequestBudget(100, new SplittableRandom(1));

  private List<Long> spentAll(RequestBudget of, long fromMs, long toMs, long tickMs) {
    List<Long> times = new ArrayList<>();
    for (long t = fromMs; t < toMs; t += tickMs) {
      while (of.hasRoom(t)) {
        of.spend();
        times.add(t);
      }
    }
    return times;
  }

  @Test
  void inNoSecondAreThereMoreThanThree() {
    List<Long> times = spentAll(budget, 0, 60_000, 100);
    for (long second = 0; second < 59_000; second += 100) {
      long from = second;
      assertThat(times.stream().filter(t -> t >= from && t < from + 1000)).hasSizeLessThan(4);
    }
    assertThat(times).hasSizeGreaterThan(140);
  }

  @Test
  void aPauseIsNotSavedUp() {
    assertThat(spentAll(budget, 0, 100, 100)).hasSize(1);
    assertThat(spentAll(budget, 60_000, 60_100, 100)).hasSize(1);
  }

  @Test
  void inAFastWorldThereIsRoomForAWholeTick() {
    RequestBudget fast = new RequestBudget(1200, new SplittableRandom(1));
    assertThat(spentAll(fast, 0, 60_000, 1200)).hasSizeBetween(140, 180);
  }

  @Test
  void whenTheVenueSaysTooManyThereIsAPauseThatGrowsToSixteenSeconds() {
    long now = 0;
    long longest = 0;
    for (int i = 0; i < 8; i++) {
      budget.tooMany(now);
      long from = now;
      while (!budget.hasRoom(now)) {
        now += 100;
      }
      longest = Math.max(longest, now - from);
      assertThat(now - from).isBetween(500L, 16_100L);
    }
    assertThat(longest).isGreaterThan(8000);
    budget.fine(now);
    budget.tooMany(now);
    assertThat(budget.hasRoom(now + 1000)).isTrue();
  }
}
