// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import static io.flashpaper.venue.kalshi.SequenceGuard.Verdict.DUPLICATE;
import static io.flashpaper.venue.kalshi.SequenceGuard.Verdict.GAP;
import static io.flashpaper.venue.kalshi.SequenceGuard.Verdict.NEXT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceGuardTest {
  private final SequenceGuard guard = new SequenceGuard();

  @Test
  void everySubscriptionCountsForItself() {
    assertThat(guard.accept(1, 1)).isEqualTo(NEXT);
    assertThat(guard.accept(2, 40)).isEqualTo(NEXT);
    assertThat(guard.accept(1, 2)).isEqualTo(NEXT);
    assertThat(guard.accept(2, 41)).isEqualTo(NEXT);
  }

  @Test
  void aNumberThatWasThereBeforeIsADuplicateAndChangesNothing() {
    guard.accept(1, 7);
    guard.accept(1, 8);
    assertThat(guard.accept(1, 8)).isEqualTo(DUPLICATE);
    assertThat(guard.accept(1, 7)).isEqualTo(DUPLICATE);
    assertThat(guard.accept(1, 9)).isEqualTo(NEXT);
  }

  @Test
  void aMissingNumberIsAGapAndWhatComesLateIsDropped() {
    guard.accept(1, 1);
    assertThat(guard.accept(1, 3)).isEqualTo(GAP);
    assertThat(guard.accept(1, 2)).isEqualTo(DUPLICATE);
    assertThat(guard.accept(1, 4)).isEqualTo(NEXT);
  }

  @Test
  void oneAbsurdNumberDoesNotSilenceASubscriptionForGood() {
    guard.accept(1, 5);
    assertThat(guard.accept(1, Long.MAX_VALUE)).isEqualTo(GAP);
    assertThat(guard.accept(1, 6)).isEqualTo(GAP);
    assertThat(guard.accept(1, 7)).isEqualTo(NEXT);
  }

  @Test
  void oneNumberThatIsSomewhatTooHighDoesNotSilenceASubscriptionEither() {
    guard.accept(1, 5);
    assertThat(guard.accept(1, 50_006)).isEqualTo(GAP);
    assertThat(guard.accept(1, 6)).isEqualTo(GAP);
    assertThat(guard.accept(1, 7)).isEqualTo(NEXT);
  }

  @Test
  void countingThatBeginsAnewIsAGapAfterAFewDuplicatesAtTheMost() {
    for (int seq = 1; seq <= 60; seq++) {
      guard.accept(1, seq);
    }
    for (int seq = 1; seq <= 20; seq++) {
      assertThat(guard.accept(1, seq)).isEqualTo(DUPLICATE);
    }
    assertThat(guard.accept(1, 21)).isEqualTo(GAP);
    assertThat(guard.accept(1, 22)).isEqualTo(NEXT);
  }
}
