// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import static io.flashpaper.strategy.testkit.StrategyAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class StrategyAssertionsTest {
  private static final Transcript SAID = StrategyRunner.of(new Sound.Factory()).play(Sound.tape());
  private static final long CLOSE_MS = TapeScript.fifteenMinutes().market().closeTimeMs();

  private static void fails(ThrowingCallable assertion, String... messages) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(assertion)
        .satisfies(error -> assertThat(error).hasMessageContainingAll(messages));
  }

  @Test
  void aDesireIsLookedAtWhereItStands() {
    assertThat(SAID).at(4).isIndifferent().because("DEAR");
    assertThat(SAID).at(5).wants(Side.YES).atMost("0.46").until(CLOSE_MS).because("CHEAP");
    assertThat(SAID).firstWant().wants(Side.YES).atMost(Price.ofCents(46));
    assertThat(SAID).atTheEnd().isIndifferent();
  }

  @Test
  void aFailureShowsTheDesireAndTheTranscript() {
    fails(
        () -> assertThat(SAID).at(5).wants(Side.NO),
        "at tape offset 5",
        "WANT YES up to 0.460000 until " + CLOSE_MS + " CHEAP",
        "to want NO",
        "| INDIFFERENT DEAR |");
    fails(() -> assertThat(SAID).at(5).atMost("0.47"), "to want a side at most at 0.470000");
    fails(() -> assertThat(SAID).at(5).because("DEAR"), "to give the reason DEAR");
    fails(() -> assertThat(SAID).at(5).isFlat(), "to be flat");
    fails(() -> assertThat(SAID).at(4).atMost("0.46"), "to want a side");
    fails(() -> assertThat(SAID).neverWants(), "Expecting no want");
  }

  @Test
  void anOffsetAtWhichNobodyAskedIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SAID.standingAt(99))
        .withMessageContaining("not asked at tape offset 99");
  }

  @Test
  void probabilityAndFactsAreLookedAt() {
    Reason reason = Reason.of("EDGE", new Fact("edgeMicros", 20_000));
    Desire desire =
        new Desire.Want(Side.NO, Price.ofCents(30), 9, OptionalLong.of(400_000), reason);
    assertThat(desire).wants(Side.NO).withProbability(400_000).with("edgeMicros", 20_000);
    fails(() -> assertThat(desire).withProbability(1), "a probability of 1 millionths");
    fails(() -> assertThat(desire).with("edgeMicros", 1), "to say edgeMicros=1");
  }

  @Test
  void theDigestIsThatOfTheText() {
    assertThat(SAID.text().lines()).hasSize(SAID.entries().size());
    assertThat(SAID.text()).startsWith("1 1790000160000 IndexMoved | INDIFFERENT DEAR | Calls[");
    assertThat(SAID).hasDigest(SAID.digest());
    fails(() -> assertThat(SAID).hasDigest("0"), "digest 0, but its digest is " + SAID.digest());
  }
}
