// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.meanreversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason.Fact;
import io.flashpaper.strategy.testkit.TapeScript;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeanRevFlashTest {
  private static Desire last(TapeScript script, Map<String, String> values) {
    return Said.last(new MeanRevFlashFactory(), script, values);
  }

  private static Desire last(TapeScript script) {
    return last(script, Map.of());
  }

  private static TapeScript crashTo(int kCents) {
    return TapeScript.fifteenMinutes()
        .momentumPpm(0)
        .book(90, 92)
        .afterMs(1000)
        .book(kCents, kCents + 4)
        .flashCrash(90, kCents);
  }

  @Test
  void withoutACrashNothingIsWanted() {
    TapeScript quiet = TapeScript.fifteenMinutes().momentumPpm(-9000).book(95, 97);
    assertThat(Said.refusal(last(quiet))).isEqualTo("NO_FLASH");
  }

  @Test
  void aCrashThatLeavesKAboveTheFloorBuysNoForTwoSeconds() {
    TapeScript script = crashTo(66);
    Desire.Want want = Said.want(last(script));
    assertThat(want.side()).isEqualTo(Side.NO);
    assertThat(want.limit()).isEqualTo(Price.ofCents(35));
    assertThat(want.untilMs()).isEqualTo(script.moment().timeMs() + 2000);
    assertThat(want.reason().code()).isEqualTo("MEAN_REV_FLASH");
    assertThat(want.reason().facts())
        .startsWith(
            new Fact("kMicros", 660_000),
            new Fact("peakMicros", 900_000),
            new Fact("dropPpm", 266_666));
  }

  @Test
  void theFloorItselfIsNotAboveTheFloor() {
    assertThat(Said.refusal(last(crashTo(65)))).isEqualTo("K_TOO_LOW");
  }

  @Test
  void theOtherDirectionBuysTheRebound() {
    Desire.Want want = Said.want(last(crashTo(66), Map.of("direction", "YES_REBOUND")));
    assertThat(want.side()).isEqualTo(Side.YES);
    assertThat(want.limit()).isEqualTo(Price.ofCents(71));
  }

  @Test
  void theFloorIsCheckedAgainAtEachMomentOfTheEntry() {
    TapeScript script = crashTo(70).afterMs(500).book(65, 69);
    assertThat(Said.refusal(last(script))).isEqualTo("K_TOO_LOW");
    assertThat(Said.want(last(script.afterMs(500).book(68, 72))).limit())
        .isEqualTo(Price.ofCents(33));
  }

  @Test
  void aCrashIsOverAfterTwoSeconds() {
    TapeScript script = crashTo(70).afterMs(1999).momentumPpm(1);
    long crashedMs = script.moment().timeMs() - 1999;
    assertThat(Said.want(last(script)).untilMs()).isEqualTo(crashedMs + 2000);
    assertThat(Said.refusal(last(script.afterMs(1).momentumPpm(2)))).isEqualTo("NO_FLASH");
  }

  @Test
  void theEntryWindowIsAParameter() {
    TapeScript script = crashTo(70).afterMs(4999).momentumPpm(1);
    assertThat(Said.want(last(script, Map.of("entry-window", "5s"))).side()).isEqualTo(Side.NO);
  }

  @Test
  void aLostBookIsWaitedFor() {
    TapeScript script = crashTo(70).bookLost();
    assertThat(Said.refusal(last(script))).isEqualTo("NO_BOOK");
    assertThat(Said.want(last(script.book(70, 74))).side()).isEqualTo(Side.NO);
  }
}
