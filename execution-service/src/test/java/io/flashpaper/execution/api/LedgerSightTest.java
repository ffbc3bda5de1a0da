// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.execution.api.NowLedger.State;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LedgerSightTest {
  private static final State STORED =
      new State(new LedgerHead.Head(7, 1_790_000_000_000L), List.of(), List.of(), Map.of());

  private long nowMs = 500;
  private boolean away;
  private long answersAfterMs;
  private OptionalLong seenMeanwhile = OptionalLong.empty();

  private final LedgerSight sight = new LedgerSight(this::answer, () -> nowMs * 1_000_000);

  private State answer() {
    nowMs += answersAfterMs;
    seenMeanwhile = this.sight.unreadForMs();
    if (away) {
      throw new IllegalStateException("the database is away");
    }
    return STORED;
  }

  @Test
  void whatWasReadStaysWhileTheDatabaseIsAwayAndItIsSaidForHowLong() {
    sight.read();
    assertThat(sight.last()).isEqualTo(STORED);
    assertThat(sight.unreadForMs()).isEmpty();

    away = true;
    sight.read();
    nowMs += 700;
    sight.read();
    assertThat(sight.unreadForMs()).hasValue(700);
    assertThat(sight.last()).isEqualTo(STORED);

    away = false;
    sight.read();
    assertThat(sight.unreadForMs()).isEmpty();
  }

  @Test
  void aDatabaseThatNeverAnswersIsToldFromASlowOne() {
    answersAfterMs = LedgerSight.PATIENCE_MS;
    sight.read();
    assertThat(seenMeanwhile).as("slow").isEmpty();

    answersAfterMs = LedgerSight.PATIENCE_MS + 1;
    sight.read();
    assertThat(seenMeanwhile).as("as good as away").hasValue(LedgerSight.PATIENCE_MS + 1);
    assertThat(sight.unreadForMs()).as("it answered after all").isEmpty();
  }

  @Test
  void whoComesNextIsNotToldOfAnOldFailure() {
    away = true;
    sight.read();
    sight.rest();
    nowMs += 60_000;
    assertThat(sight.unreadForMs()).isEmpty();
    sight.read();
    assertThat(sight.unreadForMs()).hasValue(0);
  }
}
