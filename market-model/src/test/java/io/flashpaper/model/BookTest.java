// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BookTest {
  private static final Book BOOK =
      new Book(
          Ladder.of(
              Map.of(
                  Price.ofCents(50), Quantity.ofContracts(120),
                  Price.ofCents(51), Quantity.ofContracts(30))),
          Ladder.of(
              Map.of(
                  Price.ofCents(45), Quantity.ofContracts(200),
                  Price.ofCents(46), Quantity.ofContracts(60),
                  Price.ofCents(47), Quantity.ofContracts(25))));

  @Test
  void asksAreTheOtherSidesBids() {
    assertThat(BOOK.k()).contains(Price.ofCents(51));
    assertThat(BOOK.bestAsk(Side.YES)).contains(Price.ofCents(53));
    assertThat(BOOK.bestAsk(Side.NO)).contains(Price.ofCents(49));
    assertThat(BOOK.spreadMicros()).hasValue(20_000);
    assertThat(BOOK.isCrossed()).isFalse();
  }

  @Test
  void aBookWithOneSideHasNoSpread() {
    Book oneSided = new Book(BOOK.yesBids(), Ladder.EMPTY);
    assertThat(oneSided.spreadMicros()).isEmpty();
    assertThat(oneSided.bestAsk(Side.YES)).isEmpty();
    assertThat(oneSided.isCrossed()).isFalse();
  }

  @Test
  void bidsThatReachADollarTogetherCross() {
    assertThat(BOOK.changed(Side.NO, Price.ofCents(49), 100).isCrossed()).isTrue();
  }

  @Test
  void aLevelThatReachesZeroDisappears() {
    Book changed = BOOK.changed(Side.YES, Price.ofCents(51), -3000);
    assertThat(changed.k()).contains(Price.ofCents(50));
    assertThat(changed.yesBids().depth()).isEqualTo(1);
  }

  @Test
  void aLevelBelowZeroIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BOOK.changed(Side.YES, Price.ofCents(51), -3001))
        .withMessageContaining("0.510000 would hold -0.01");
  }

  @Test
  void changingBackGivesAnEqualBook() {
    Book there = BOOK.changed(Side.NO, Price.of("0.475"), 1234);
    assertThat(there).isNotEqualTo(BOOK);
    assertThat(there.bids(Side.NO).best()).contains(Price.of("0.475"));
    assertThat(there.changed(Side.NO, Price.of("0.475"), -1234)).isEqualTo(BOOK);
  }

  @Test
  void zeroQuantitiesAreNoLevels() {
    assertThat(Ladder.of(Map.of(Price.ofCents(1), Quantity.ZERO))).isEqualTo(Ladder.EMPTY);
  }

  @Test
  void aLevelBeyondWhatCanBeCountedIsRefusedLikeOneBelowZero() {
    Ladder ladder = Ladder.of(Map.of(Price.of("0.48"), Quantity.of("10")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ladder.changed(Price.of("0.48"), Long.MAX_VALUE))
        .withMessageContaining("more contracts than can be counted");
  }
}
