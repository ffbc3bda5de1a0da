// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.ledger;

import io.flashpaper.engine.execution.account.LedgerImbalanceException;
import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.model.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One movement of an account's money, as a double entry.
 *
 * @param id {@code TRADE/NUMBER} of the fill that moved it, or {@code ACCOUNT/opening}
 * @param fill the fill; empty for an opening
 * @param legs what it does to each book it touches, in the order of the books; their sum is zero
 */
public record Posting(String id, Optional<FillKey> fill, List<Leg> legs) {
  /**
   * Which fill moved the money.
   *
   * @param number its place among the trade's fills
   */
  public record FillKey(String tradeId, String orderId, int number, Fill.Kind kind) {}

  /**
   * Checks the sum.
   *
   * @throws LedgerImbalanceException if it is not zero
   */
  public Posting {
    legs = legs.stream().filter(leg -> leg.amount().micros() != 0).toList();
    Money sum = legs.stream().map(Leg::amount).reduce(Money.ZERO, Money::plus);
    if (sum.micros() != 0) {
      throw new LedgerImbalanceException(
          "the legs of posting %s sum to %s, not 0: %s".formatted(id, sum, legs));
    }
  }

  /** An account's beginning. */
  public static Posting opening(String account, Money initialCash) {
    return new Posting(
        account + "/opening",
        Optional.empty(),
        List.of(
            new Leg(LedgerBook.CASH, initialCash),
            new Leg(LedgerBook.CAPITAL, initialCash.negated())));
  }

  /**
   * What a fill moved: bought, sold, paid out, refunded, or taken back. Cash is the fill's, all
   * other legs are what it did to its trade, so that cash which a trade does not account for is
   * refused here.
   *
   * @param before the trade before the fill
   * @param after the trade after it
   * @throws LedgerImbalanceException if the fill's cash and the trade's change do not agree
   */
  public static Posting of(Fill fill, OpenTrade before, OpenTrade after) {
    Money sold = after.soldCost().minus(before.soldCost());
    Money proceeds = after.proceeds().minus(before.proceeds());
    return of(
        fill,
        new Leg(LedgerBook.POSITIONS, after.heldCost().minus(before.heldCost())),
        new Leg(LedgerBook.FEES, after.fees().minus(before.fees())),
        new Leg(LedgerBook.REALISED, sold.minus(proceeds)));
  }

  /**
   * What a fill moved that corrects a trade which is over: it takes back what was paid, or pays
   * anew, against the result alone.
   *
   * @param gross what it pays, its fee included; negative where it takes back
   * @throws LedgerImbalanceException if that is not the fill's cash and fee
   */
  public static Posting correcting(Fill fill, Money gross) {
    return of(
        fill,
        new Leg(LedgerBook.FEES, fill.fee().net()),
        new Leg(LedgerBook.REALISED, gross.negated()));
  }

  private static Posting of(Fill fill, Leg... others) {
    List<Leg> legs = new ArrayList<>();
    legs.add(new Leg(LedgerBook.CASH, fill.cashChange()));
    legs.addAll(List.of(others));
    return new Posting(
        fill.tradeId() + "/" + fill.number(),
        Optional.of(new FillKey(fill.tradeId(), fill.orderId(), fill.number(), fill.kind())),
        legs);
  }

  /** What it adds to a book; zero where it does not touch it. */
  public Money amount(LedgerBook book) {
    return legs.stream()
        .filter(leg -> leg.book() == book)
        .map(Leg::amount)
        .reduce(Money.ZERO, Money::plus);
  }
}
