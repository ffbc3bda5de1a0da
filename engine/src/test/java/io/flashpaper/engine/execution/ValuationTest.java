// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static io.flashpaper.engine.execution.Scenario.bids;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ValuationTest {
  private static final Quantity TEN = Quantity.ofContracts(10);
  private static final Money OUTLAY = Money.of("5.5");

  @ParameterizedTest
  @EnumSource(Side.class)
  void aPositionIsWorthItsOwnSidesBidForYesAndNoAlike(Side side) {
    Book book = Scenario.book(side, bids(60, 1), bids(38, 900));
    assertThat(Valuation.of(side, TEN, OUTLAY, book))
        .contains(new Valuation(Price.ofCents(60), Money.of("6"), Money.of("0.5")));
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void withoutABidItHasNoValue(Side side) {
    assertThat(Valuation.of(side, TEN, OUTLAY, Scenario.book(side, Ladder.EMPTY, bids(38, 900))))
        .isEmpty();
  }
}
