// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PaintTest {
  private static final String LINE = "main  $+4.80  $-1.25  $+0.00  halted  paused";

  @Test
  void gainsAndLossesAndTroubleAreColouredAndNothingMoves() {
    String painted = new Paint(true).line(LINE);
    assertThat(painted)
        .contains("\u001b[32m$+4.80\u001b[39m")
        .contains("\u001b[31m$-1.25\u001b[39m")
        .contains("\u001b[31mhalted\u001b[39m")
        .contains("\u001b[33mpaused\u001b[39m")
        .contains("  $+0.00  ");
    assertThat(painted.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(LINE);
  }

  @Test
  void withoutColoursALineStaysAsItIs() {
    assertThat(new Paint(false).line(LINE)).isEqualTo(LINE);
  }
}
