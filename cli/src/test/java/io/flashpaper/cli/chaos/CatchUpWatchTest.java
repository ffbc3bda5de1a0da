// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CatchUpWatchTest {
  private static final Instant BEGIN = Instant.parse("2026-11-22T12:00:00Z");

  private Instant now = BEGIN;
  private final CatchUpWatch watch = new CatchUpWatch(() -> now);

  @Test
  void aLedgerThatHasWhatWasOnTheTapeTwoSecondsBeforeIsLevelWithIt() {
    look(0, 100, 50);
    look(1, 200, 90);
    look(2, 300, 110);
    assertThat(watch.levelAfter(BEGIN)).contains(BEGIN.plusSeconds(2));
  }

  @Test
  void aLedgerThatLagsIsNot() {
    look(0, 100, 50);
    look(2, 300, 90);
    look(4, 500, 200);
    assertThat(watch.levelAfter(BEGIN)).isEmpty();
  }

  @Test
  void aTapeThatStandsStillHasNobodyLevelWithIt() {
    look(0, 100, 100);
    look(2, 101, 101);
    look(4, 101, 101);
    assertThat(watch.levelAfter(BEGIN)).isEmpty();
  }

  @Test
  void whatWasSeenBeforeADisturbanceDoesNotCount() {
    look(0, 100, 100);
    look(2, 200, 200);
    assertThat(watch.levelAfter(BEGIN.plusSeconds(1))).isEmpty();
  }

  private void look(int second, long tapeEnd, long ledger) {
    now = BEGIN.plusSeconds(second);
    watch.look(Optional.of(tapeEnd), Optional.of(ledger));
  }
}
