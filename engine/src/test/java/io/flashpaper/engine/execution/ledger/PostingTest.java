// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashpaper.engine.execution.account.LedgerImbalanceException;
import io.flashpaper.engine.execution.account.MarketMoment;
import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.fees.FeeRole;
import io.flashpaper.engine.execution.fees.FeeStep;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Reason;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PostingTest {
  private static final MarketMoment MOMENT =
      new MarketMoment(
          7, 1_000, Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
  private static final OpenTrade NOTHING = OpenTrade.opened(order(), MOMENT);

  private static PendingOrder order() {
    return new PendingOrder(
        "a:M:7",
        PendingOrder.Kind.ENTRY,
        "a:M:7",
        new MarketId("M"),
        "S",
        Side.YES,
        Price.ofCents(53),
        Quantity.ofContracts(3),
        Money.of("1.65"),
        MOMENT,
        1_250,
        Reason.of("TEST"),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Fill fill(Fill.Kind kind, OpenTrade after, String cash, String fee) {
    return new Fill(
        after.id(),
        "o",
        kind,
        after.fills(),
        Price.ofCents(50),
        Quantity.ofContracts(1),
        new FeeStep(Money.of(fee), Money.ZERO, Money.ZERO),
        Money.of(cash),
        Optional.of(FeeRole.TAKER));
  }

  private static OpenTrade bought() {
    return NOTHING.buying(Quantity.ofContracts(3), Money.of("1"), Money.of("0.05"));
  }

  private static String amounts(Posting posting) {
    return posting.legs().stream().map(leg -> leg.book() + " " + leg.amount()).toList().toString();
  }

  @Test
  void anAccountBeginsWithCashOutOfItsCapital() {
    Posting posting = Posting.opening("a", Money.of("1000"));
    assertThat(posting.id()).isEqualTo("a/opening");
    assertThat(amounts(posting)).isEqualTo("[CASH 1000.000000, CAPITAL -1000.000000]");
  }

  @Test
  void buyingTurnsCashIntoAPositionAndAFee() {
    Posting posting =
        Posting.of(fill(Fill.Kind.ENTRY, bought(), "-1.05", "0.05"), NOTHING, bought());
    assertThat(posting.id()).isEqualTo("a:M:7/1");
    assertThat(amounts(posting)).isEqualTo("[CASH -1.050000, POSITIONS 1.000000, FEES 0.050000]");
  }

  @Test
  void sellingRealisesWhatItBringsBeyondItsPartOfTheCost() {
    OpenTrade after = bought().selling(Quantity.ofContracts(1), Money.of("0.5"), Money.of("0.02"));
    Posting posting = Posting.of(fill(Fill.Kind.EXIT, after, "0.48", "0.02"), bought(), after);
    assertThat(amounts(posting))
        .isEqualTo("[CASH 0.480000, POSITIONS -0.333333, FEES 0.020000, REALISED -0.166667]");
  }

  @Test
  void theLastContractTakesWhatIsLeftOfTheCost() {
    OpenTrade trade = bought();
    Money posted = Money.ZERO;
    for (int sold = 0; sold < 3; sold++) {
      OpenTrade after = trade.selling(Quantity.ofContracts(1), Money.of("0.5"), Money.ZERO);
      Posting posting = Posting.of(fill(Fill.Kind.EXIT, after, "0.5", "0"), trade, after);
      posted = posted.plus(posting.amount(LedgerBook.POSITIONS));
      trade = after;
    }
    assertThat(posted).isEqualTo(Money.of("-1"));
    assertThat(trade.heldCost()).isEqualTo(Money.ZERO);
  }

  @Test
  void whatIsTakenBackIsPostedWithTheOtherSign() {
    OpenTrade after = bought().selling(Quantity.ofContracts(3), Money.of("3"), Money.ZERO);
    Posting paid = Posting.of(fill(Fill.Kind.SETTLEMENT, after, "3", "0"), bought(), after);
    Posting back = Posting.of(fill(Fill.Kind.SETTLEMENT, after, "-3", "0"), after, bought());
    for (LedgerBook book : LedgerBook.values()) {
      assertThat(back.amount(book)).as("%s", book).isEqualTo(paid.amount(book).negated());
    }
  }

  @Test
  void cashThatTheTradeDoesNotAccountForIsRefusedWithItsFigures() {
    Fill fill = fill(Fill.Kind.ENTRY, bought(), "-1.06", "0.05");
    assertThatThrownBy(() -> Posting.of(fill, NOTHING, bought()))
        .isInstanceOf(LedgerImbalanceException.class)
        .hasMessageContaining("the legs of posting a:M:7/1 sum to -0.010000, not 0")
        .hasMessageContaining("-1.060000");
  }
}
