// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.signal.Handover.Departure;
import io.flashpaper.engine.signal.Quarantine;
import io.flashpaper.engine.signal.Standing;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.signal.QuarantineKind;
import io.flashpaper.signal.LineupMark.Member;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineupHeaderTest {
  private static Member member(String instance, Standing standing) {
    return new Member(instance, "delay_arb", "1.0;0 beta", "delay arb.jar", "0f3a", standing);
  }

  @Test
  void whatWasWrittenIsReadAgain() {
    Quarantine why =
        new Quarantine(
            4711,
            new MarketId("KXBTC15M-26NOV221015-15"),
            QuarantineKind.THREW,
            "java.lang.IllegalStateException: 1 + 1 = 3; at Sum.of(Sum.java:12)");
    LineupMark mark =
        new LineupMark(
            List.of(
                member("young", Standing.fresh(-1)),
                member("back", Standing.released(5000)),
                member("stopped", Standing.fresh(17).stopped(why))),
            List.of(new Departure("gone", "delay_arb", "1.0;0 beta")),
            "77ab01");
    assertThat(LineupHeader.read(LineupHeader.write(mark))).isEqualTo(mark);
  }

  @Test
  void nobodyIsReadAsNobody() {
    assertThat(LineupHeader.write(LineupMark.NONE)).isEmpty();
    assertThat(LineupHeader.read("")).isEqualTo(LineupMark.NONE);
  }

  @Test
  void whatAnEarlierVersionWroteIsNobody() {
    assertThat(LineupHeader.read("delay-arb=0f3a;other=77c1")).isEqualTo(LineupMark.NONE);
    assertThat(LineupHeader.read("a b c d e not-a-number -")).isEqualTo(LineupMark.NONE);
  }
}
