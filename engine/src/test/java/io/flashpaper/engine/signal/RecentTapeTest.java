// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.event.TapeEvent.Heartbeat;
import io.flashpaper.model.event.TapeRecord;
import org.junit.jupiter.api.Test;

class RecentTapeTest {
  private final RecentTape tape = new RecentTape(4);

  private static TapeRecord record(long offset) {
    return new TapeRecord(offset, new Heartbeat(offset * 1000));
  }

  private void add(long... offsets) {
    for (long offset : offsets) {
      tape.add(record(offset));
    }
  }

  @Test
  void itGivesBackWhatIsBetweenTwoOffsets() {
    add(3, 5, 6, 9);
    assertThat(tape.between(4, 8)).containsExactly(record(5), record(6));
    assertThat(tape.between(3, 9)).hasSize(4);
  }

  @Test
  void itKnowsHowFarItReachesBack() {
    assertThat(tape.reachesBackTo(3)).isFalse();
    add(3, 5);
    assertThat(tape.reachesBackTo(3)).isTrue();
    assertThat(tape.reachesBackTo(2)).isFalse();
    tape.forgetBefore(5);
    assertThat(tape.reachesBackTo(3)).isFalse();
    assertThat(tape.reachesBackTo(5)).isTrue();
    tape.clear();
    assertThat(tape.reachesBackTo(5)).isFalse();
  }

  @Test
  void itForgetsTheOldestRatherThanGrow() {
    add(1, 2, 3, 4);
    assertThat(tape.reachesBackTo(1)).isTrue();
    add(5);
    assertThat(tape.reachesBackTo(1)).isFalse();
    assertThat(tape.between(0, 9)).hasSize(4);
  }
}
