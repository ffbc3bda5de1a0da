// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.feed.kalshi.ClockWarning.Seriousness;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VenueClockTest {
  private static final long START = 1_790_000_000_000L;
  private final VenueClock clock = new VenueClock();
  private final SplittableRandom random = new SplittableRandom(7);

  private static String date(long ms) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        Instant.ofEpochMilli(ms).atZone(ZoneOffset.UTC));
  }

  /** Answers of a venue whose clock is so much ahead, each a while on its way. */
  private void answers(int count, long fromMs, long aheadMs) {
    for (int i = 0; i < count; i++) {
      long asked = fromMs + i * 1370L;
      long written = asked + random.nextLong(80);
      clock.dated(date(written + aheadMs), asked, written + random.nextLong(80));
    }
  }

  @Test
  void clocksThatMayAgreeAreTakenToAgree() {
    answers(100, START, 0);
    assertThat(clock.offsetMs()).isZero();
    assertThat(clock.news()).hasValue(0);
    assertThat(clock.news()).isEmpty();
  }

  @Test
  void wholeSecondsTellADifferenceToAFractionOfASecond() {
    answers(1, START, 30_000);
    assertThat(clock.offsetMs()).isBetween(29_000L, 31_000L);
    answers(40, START + 2000, 30_000);
    assertThat(clock.offsetMs()).isBetween(29_800L, 30_200L);
  }

  @Test
  void aClockThatWasSetIsNoticedAtTheNextAnswer() {
    answers(40, START, 0);
    answers(1, START + 100_000, -30_000);
    assertThat(clock.offsetMs()).isBetween(-31_000L, -29_000L);
    answers(30, START + 200_000, 0);
    assertThat(clock.offsetMs()).isBetween(-100L, 100L);
  }

  @Test
  void aStampIsALowerBound() {
    answers(1, START, 3400);
    clock.stamped(START + 5000 + 3700, START + 5000);
    assertThat(clock.offsetMs()).isBetween(3500L, 4400L);
  }

  @Test
  void whatIsNoDateSaysNothing() {
    clock.dated("yesterday", START, START);
    clock.dated("", START, START);
    assertThat(clock.news()).isEmpty();
  }

  @Test
  void aSmallDifferenceIsNotNoticedAndALargeOneIsSerious() {
    assertThat(ClockWarning.of(-999)).isEqualTo(Seriousness.NONE);
    assertThat(ClockWarning.of(-1000)).isEqualTo(Seriousness.NOTICEABLE);
    assertThat(ClockWarning.of(10_000)).isEqualTo(Seriousness.SERIOUS);
  }
}
