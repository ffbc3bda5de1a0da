// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.matching;

import io.flashpaper.model.Quantity;

/**
 * Where a resting order stands in the queue of its price, guessed so that it is never too good: all
 * that was displayed when it arrived is ahead of it, only trades and a level that shows less move
 * it forward, and whoever cancels was behind it.
 *
 * <p>Only trades that go through the book count: no block trades.
 *
 * @param ahead contracts that must trade before it does
 * @param left contracts it still wants
 */
public record QueuePlace(Quantity ahead, Quantity left) {
  /**
   * What a trade did for the order.
   *
   * @param filled contracts of it that traded
   */
  public record Step(QueuePlace place, Quantity filled) {}

  /** The place of an order that arrives at a price that shows so many contracts. */
  public static QueuePlace joining(Quantity displayed, Quantity wanted) {
    return new QueuePlace(displayed, wanted);
  }

  /** After so many contracts traded at its price. */
  public Step traded(Quantity quantity) {
    Quantity passed = quantity.min(ahead);
    return filling(quantity.minus(passed).min(left), ahead.minus(passed));
  }

  /** After a trade at a worse price for the order than its own: all that was ahead is gone. */
  public Step tradedThrough() {
    return filling(left, Quantity.ZERO);
  }

  /** After its price's level shows so many contracts. */
  public QueuePlace showing(Quantity displayed) {
    return new QueuePlace(ahead.min(displayed), left);
  }

  private Step filling(Quantity filled, Quantity nextAhead) {
    return new Step(new QueuePlace(nextAhead, left.minus(filled)), filled);
  }
}
