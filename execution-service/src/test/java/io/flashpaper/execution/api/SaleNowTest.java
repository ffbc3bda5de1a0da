// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import static io.flashpaper.execution.live.Scene.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.execution.live.LiveMoment.Sight;
import io.flashpaper.execution.live.Scene;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SaleNowTest {
  /** Bids for YES: 5 at 60 cents, 3.50 at 57, 2 at 50; for NO: 4 at 30. */
  private static final Book BOOK =
      new Book(
          Ladder.of(
              Map.of(
                  Price.ofCents(60), Quantity.ofContracts(5),
                  Price.ofCents(57), Quantity.of("3.50"),
                  Price.ofCents(50), Quantity.ofContracts(2))),
          Ladder.of(Map.of(Price.ofCents(30), Quantity.ofContracts(4))));

  private static Sight market(Book book) {
    return Scene.sight(Optional.of(book), OptionalLong.empty());
  }

  private static SaleNow sale(Side side, String contracts) {
    return SaleNow.of(market(BOOK), side, Quantity.of(contracts), T0).orElseThrow();
  }

  @Test
  void whatTheBestBidWantsIsSoldThere() {
    assertThat(sale(Side.YES, "5"))
        .as("0.07 x 5 x 0.60 x 0.40")
        .isEqualTo(new SaleNow(Money.of("3"), Money.of("0.084")));
  }

  @Test
  void oneHundredthMoreGoesToTheNextLevel() {
    assertThat(sale(Side.YES, "5.01"))
        .as("and 0.07 x 0.01 x 0.57 x 0.43, rounded up")
        .isEqualTo(new SaleNow(Money.of("3.0057"), Money.of("0.084172")));
  }

  @Test
  void everyLevelIsPaidItsOwnPriceAndChargedItsOwnFee() {
    assertThat(sale(Side.YES, "10.50"))
        .as("3 + 1.995 + 1; 0.084 + 0.0600495 + 0.035, rounded up once")
        .isEqualTo(new SaleNow(Money.of("5.995"), Money.of("0.179050")));
    assertThat(sale(Side.YES, "10.50").net()).isEqualTo(Money.of("5.81595"));
  }

  @Test
  void whatTheLevelsDoNotCoverCountsAtTheLastOfThem() {
    assertThat(sale(Side.YES, "100"))
        .as("3 + 1.995 + 91.50 x 0.50")
        .isEqualTo(new SaleNow(Money.of("50.745"), Money.of("1.745300")));
    assertThat(sale(Side.NO, "10")).isEqualTo(new SaleNow(Money.of("3"), Money.of("0.147")));
  }

  @Test
  void nothingHeldBringsNothing() {
    assertThat(sale(Side.YES, "0")).isEqualTo(new SaleNow(Money.ZERO, Money.ZERO));
  }

  @Test
  void whereNobodyBidsForTheSideNothingIsKnown() {
    Book oneSided = new Book(Ladder.EMPTY, BOOK.noBids());
    assertThat(SaleNow.of(market(oneSided), Side.YES, Quantity.ofContracts(1), T0)).isEmpty();
    assertThat(SaleNow.of(market(oneSided), Side.NO, Quantity.ofContracts(1), T0)).isPresent();
  }

  @Test
  void theMarkSaysTheBestBidAndWhatAllOfItWouldBring() {
    PositionQueries.Mark mark =
        PositionQueries.mark(market(BOOK), Side.YES, Quantity.of("10.50"), Money.of("5.90"), T0 + 1)
            .orElseThrow();
    assertThat(mark.bid()).isEqualTo("0.600000");
    assertThat(mark.value()).isEqualTo("6.300000");
    assertThat(mark.unrealised()).isEqualTo("0.400000");
    assertThat(mark.ifClosedNow()).as("a loss all the same").isEqualTo("-0.084050");
  }
}
