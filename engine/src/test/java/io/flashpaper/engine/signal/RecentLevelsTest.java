// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.Price;
import io.flashpaper.model.signal.CrashPast;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecentLevelsTest {
  private static final long LENGTH_MS = 30_000;
  private final RecentLevels recent = new RecentLevels(LENGTH_MS);

  private record Level(long startMs, long endMs, long micros) {}

  private static CrashPast past(int highest, int lowest, String mean) {
    return new CrashPast(Price.ofCents(highest), Price.ofCents(lowest), Price.of(mean));
  }

  @Test
  void withoutALevelThereIsNoPast() {
    assertThat(recent.past()).isEmpty();
    recent.ended(0, 10, 500_000);
    recent.clear();
    assertThat(recent.past()).isEmpty();
  }

  @Test
  void theMeanWeighsEachLevelWithItsTime() {
    recent.ended(0, 20_000, 800_000);
    recent.ended(20_000, 25_000, 900_000);
    recent.ended(25_000, 30_000, 600_000);
    assertThat(recent.past()).contains(past(90, 60, "0.783333"));
  }

  @Test
  void aLevelThatEndedThirtySecondsAgoIsForgottenAndOneThatReachesInCountsInPart() {
    recent.ended(0, 10_000, 900_000);
    recent.ended(10_000, 30_000, 500_000);
    recent.ended(30_000, 40_000, 800_000);
    assertThat(recent.past()).contains(past(80, 50, "0.60"));
    recent.ended(40_000, 50_000, 800_000);
    assertThat(recent.past()).contains(past(80, 50, "0.70"));
  }

  @Test
  void aPastOfNoLengthHasItsLastLevelAsMean() {
    recent.ended(5, 5, 700_000);
    assertThat(recent.past()).contains(past(70, 70, "0.70"));
  }

  @Test
  void itAgreesWithTheDefinitionReckonedAnewEachTime() {
    SplittableRandom random = new SplittableRandom(30);
    for (int run = 0; run < 100; run++) {
      RecentLevels fast = new RecentLevels(LENGTH_MS);
      List<Level> levels = new ArrayList<>();
      long timeMs = 1_790_000_000_000L;
      for (int i = 0; i < 200; i++) {
        long[] lengths = {0, 1, 250, 2500, 29_999, 30_000, 30_001};
        long endMs = timeMs + lengths[random.nextInt(lengths.length)];
        long micros = random.nextInt(1, 99) * 10_000L;
        fast.ended(timeMs, endMs, micros);
        levels.add(new Level(timeMs, endMs, micros));
        timeMs = endMs;
        assertThat(fast.past()).as("run %d level %d", run, i).contains(naive(levels));
      }
    }
  }

  private static CrashPast naive(List<Level> levels) {
    long endMs = levels.getLast().endMs();
    List<Level> inside =
        levels.stream().filter(level -> level.endMs() > endMs - LENGTH_MS).toList();
    long area = 0;
    long span = 0;
    for (Level level : inside) {
      long length = level.endMs() - Math.max(level.startMs(), endMs - LENGTH_MS);
      area += level.micros() * length;
      span += length;
    }
    long mean =
        span == 0
            ? levels.getLast().micros()
            : BigDecimal.valueOf(area)
                .divide(BigDecimal.valueOf(span), 0, RoundingMode.HALF_UP)
                .longValueExact();
    return new CrashPast(
        new Price(inside.stream().mapToLong(Level::micros).max().orElseThrow()),
        new Price(inside.stream().mapToLong(Level::micros).min().orElseThrow()),
        new Price(mean));
  }
}
