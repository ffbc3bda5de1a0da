// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.fees;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.execution.matching.Slice;
import io.flashpaper.engine.execution.sizing.ContractCount;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.util.List;
import org.junit.jupiter.api.Test;

class PurseTest {
  /** One contract in five pieces, at 53 cents at most. */
  private static final List<Slice> PIECES =
      List.of(slice(6, 49), slice(9, 50), slice(10, 51), slice(6, 52), slice(69, 53));

  private static Slice slice(long hundredths, int cents) {
    Price price = Price.ofCents(cents);
    return new Slice(price.complement(), price, new Quantity(hundredths));
  }

  private static Money debit(List<Slice> slices, FeePolicy policy) {
    OrderFees fees = new OrderFees(policy);
    Money total = Money.ZERO;
    for (Slice slice : slices) {
      Money fee = fees.bought(slice.quantity(), slice.price(), FeeSchedule.QUADRATIC).net();
      total = total.plus(slice.quantity().times(slice.price())).plus(fee);
    }
    return total;
  }

  @Test
  void piecesMayCostACentMoreThanTheWholeAtTheLimit() {
    Money whole =
        new ContractCount(FeePolicy.CENT, FeeSchedule.QUADRATIC)
            .debit(Quantity.ofContracts(1), Price.ofCents(53));
    assertThat(whole).isEqualTo(Money.of("0.55"));
    assertThat(debit(PIECES, FeePolicy.CENT)).isEqualTo(Money.of("0.56"));
  }

  @Test
  void whatCannotBePaidForIsCutFromTheLastPiece() {
    for (FeePolicy policy : FeePolicy.values()) {
      Money available = Money.of("0.55");
      List<Slice> paid = new Purse(available, policy, FeeSchedule.QUADRATIC).payable(PIECES);
      assertThat(debit(paid, policy)).as("%s", policy).isLessThanOrEqualTo(available);
      assertThat(paid.subList(0, 4)).as("%s", policy).isEqualTo(PIECES.subList(0, 4));
    }
  }

  @Test
  void whatCanBePaidForIsLeftAsItIs() {
    Purse purse = new Purse(Money.of("0.56"), FeePolicy.CENT, FeeSchedule.QUADRATIC);
    assertThat(purse.payable(PIECES)).isEqualTo(PIECES);
  }

  @Test
  void aPurseThatPaysForNothingTakesNothing() {
    Purse purse = new Purse(Money.of("0.001"), FeePolicy.CENT, FeeSchedule.QUADRATIC);
    assertThat(purse.payable(PIECES)).isEmpty();
  }

  @Test
  void aSaleThatBringsLessThanItsFeeNeedsCash() {
    List<Slice> crumb = List.of(new Slice(Price.ofCents(1), Price.ofCents(1), new Quantity(5)));
    FeePolicy policy = FeePolicy.LEGACY_CENT_PER_ORDER;
    assertThat(new Purse(Money.ZERO, policy, FeeSchedule.QUADRATIC).paysForSelling(crumb))
        .isFalse();
    assertThat(new Purse(Money.of("0.01"), policy, FeeSchedule.QUADRATIC).paysForSelling(crumb))
        .isTrue();
  }
}
