// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.strategy.api.Change;
import io.flashpaper.strategy.loader.InvalidParametersException;
import io.flashpaper.strategy.testkit.StrategyRunner;
import io.flashpaper.strategy.testkit.TapeScript;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ModelDelayArbTest {
  private static final Change JUMP =
      new Change(ModelScripts.BEFORE_MICROS, ModelScripts.AFTER_MICROS);

  private static Desire last(TapeScript script, Map<String, String> parameters) {
    Map<String, String> all = new HashMap<>(parameters);
    all.put("profile", "model");
    return StrategyRunner.of(new DelayArbFactory(), all).play(script.tape()).lastDesire();
  }

  private static Desire last(TapeScript script) {
    return last(script, Map.of());
  }

  private static String code(Desire desire) {
    return switch (desire) {
      case Desire.Want want -> want.reason().code();
      case Desire.Indifferent indifferent -> indifferent.reason().code();
      case Desire.Flat flat -> flat.reason().code();
    };
  }

  @Test
  void anEdgeMustStandForAQuarterOfASecond() {
    assertThat(code(last(ModelScripts.still()))).isEqualTo("EDGE_TOO_SMALL");
    assertThat(code(last(ModelScripts.jumped()))).isEqualTo("NOT_PERSISTENT");
    assertThat(code(last(ModelScripts.jumped().afterMs(249).index(JUMP))))
        .isEqualTo("NOT_PERSISTENT");
    assertThat(code(last(ModelScripts.lagging()))).isEqualTo("DELAY_ARB_MODEL");
  }

  @Test
  void itBuysTheStaleSideAndSaysHowProbableItIs() {
    TapeScript script = ModelScripts.lagging();
    Desire.Want want = (Desire.Want) last(script);
    assertThat(want.side()).isEqualTo(Side.YES);
    assertThat(want.limit()).isEqualTo(Price.ofCents(54));
    assertThat(want.probabilityMicros()).hasValue(754_864);
  }

  @Test
  void aWantEndsWhenItsEdgeIsTooOldToBeALag() {
    TapeScript script = ModelScripts.lagging();
    long sinceMs = script.moment().timeMs() - 250;
    assertThat(((Desire.Want) last(script)).untilMs()).isEqualTo(sinceMs + 30_001);
  }

  @Test
  void anInterruptedEdgeStartsAnew() {
    TapeScript script = ModelScripts.lagging().fairValueLost().index(JUMP);
    assertThat(code(last(script))).isEqualTo("NO_MODEL");
    script.fairValue(ModelScripts.NOW, ModelScripts.THEN).index(JUMP);
    assertThat(code(last(script))).isEqualTo("NOT_PERSISTENT");
  }

  @Test
  void aBookThatFollowsEndsTheWant() {
    TapeScript script = ModelScripts.lagging();
    assertThat(code(last(script.book(64, 66)))).isEqualTo("BOOK_FOLLOWED");
    assertThat(code(last(script.book(72, 74)))).isEqualTo("EDGE_TOO_SMALL");
    assertThat(code(last(script.bookLost()))).isEqualTo("NO_BOOK");
  }

  @Test
  void aBookOfOneSideIsNoBook() {
    Book bidsOnly =
        new Book(Ladder.of(Map.of(Price.ofCents(51), Quantity.ofContracts(99))), Ladder.EMPTY);
    assertThat(code(last(ModelScripts.lagging().book(bidsOnly)))).isEqualTo("NO_BOOK");
  }

  @Test
  void theBooksPastIsThatOfTheIndexsWholeSecond() {
    TapeScript script =
        ModelScripts.still()
            .afterMs(300)
            .book(64, 66)
            .fairValue(ModelScripts.NOW, ModelScripts.THEN);
    for (int step = 0; step < 17; step++) {
      script.afterMs(300).index(JUMP);
    }
    assertThat(code(last(script.book(64, 66)))).isEqualTo("BOOK_FOLLOWED");
    assertThat(code(last(script.afterMs(600).index(JUMP)))).isEqualTo("DELAY_ARB_MODEL");
  }

  @Test
  void fiveSecondsOfBookMustBeKnown() {
    TapeScript script =
        TapeScript.fifteenMinutes()
            .volatilityPpm(600_000)
            .fairValue(ModelScripts.NOW, ModelScripts.THEN)
            .book(51, 53)
            .afterMs(4999)
            .index(JUMP)
            .book(51, 53);
    assertThat(code(last(script))).isEqualTo("NO_PAST");
    assertThat(code(last(script.afterMs(1).index(JUMP)))).isEqualTo("DELAY_ARB_MODEL");
  }

  @Test
  void aSilentVenueIsNotTraded() {
    TapeScript script = ModelScripts.lagging();
    for (int i = 0; i < 5; i++) {
      script.afterMs(950).index(JUMP);
    }
    assertThat(code(last(script))).isEqualTo("DELAY_ARB_MODEL");
    assertThat(code(last(script.afterMs(1).index(JUMP)))).isEqualTo("BOOK_STALE");
  }

  @Test
  void anOldOrAbsentIndexIsNotTraded() {
    assertThat(code(last(ModelScripts.lagging().afterMs(1500).book(51, 53))))
        .isEqualTo("DELAY_ARB_MODEL");
    assertThat(code(last(ModelScripts.lagging().afterMs(1501).book(51, 53))))
        .isEqualTo("SPOT_UNHEALTHY");
    assertThat(code(last(ModelScripts.lagging().indexLost()))).isEqualTo("SPOT_UNHEALTHY");
  }

  @Test
  void thresholdsThatLeaveNoRoomAreRefused() {
    assertThatExceptionOfType(InvalidParametersException.class)
        .isThrownBy(() -> last(ModelScripts.still(), Map.of("model.min-price", "0.95")))
        .withMessageContaining("min-price 0.950000 must not be above max-price");
    assertThatExceptionOfType(InvalidParametersException.class)
        .isThrownBy(() -> last(ModelScripts.still(), Map.of("model.min-persistence", "31s")))
        .withMessageContaining("min-persistence");
  }

  @Test
  void whatItRemembersOfTheBookIsBounded() {
    Mids mids = Mids.NONE;
    for (int i = 0; i < 10_000; i++) {
      mids = mids.and(new Mids.Mid(7L * i, OptionalLong.of(i)), 5_000);
    }
    assertThat(mids.steps()).hasSizeLessThanOrEqualTo(53);
    assertThat(mids.at(7L * 9_999 - 5_000)).isPresent();
  }
}
