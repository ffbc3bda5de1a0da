// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.matching;

import io.flashpaper.model.Quantity;

/**
 * Where a resting order stands in the queue of its price, guessed so that it is never too good: all
 * that was displayed when it arrived is ahead of it, only trades and a level that shows less move
 * it forward, and whoever cancels was behind it.
 *
 * <p>A trade and what it takes from the level are told in either order. What a fall of the level
 * moved the order forward, a trade told soon after does not move it forward again.
 *
 * <p>Only trades that go through the book count: no block trades.
 *
 * @param ahead contracts that must trade before it does
 * @param left contracts it still wants
 * @param fallen contracts by which a falling level moved it forward lately
 * @param fallenMs tape time of the last such fall
 */
public record QueuePlace(Quantity ahead, Quantity left, Quantity fallen, long fallenMs) {
  /** A trade told so long after its level fell is another one. */
  public static final long TOLD_LATE_MS = 1_000;

  /**
   * What a trade did for the order.
   *
   * @param filled contracts of it that traded
   */
  public record Step(QueuePlace place, Quantity filled) {}

  /** The place of an order that arrives at a price that shows so many contracts. */
  public static QueuePlace joining(Quantity displayed, Quantity wanted) {
    return new QueuePlace(displayed, wanted, Quantity.ZERO, 0);
  }

  /** After so many contracts traded at its price. */
  public Step traded(Quantity quantity, long timeMs) {
    Quantity known = quantity.min(lately(timeMs));
    Quantity news = quantity.minus(known);
    Quantity passed = news.min(ahead);
    Quantity filled = news.minus(passed).min(left);
    return new Step(
        new QueuePlace(
            ahead.minus(passed), left.minus(filled), lately(timeMs).minus(known), fallenMs),
        filled);
  }

  /** After a trade at a worse price for the order than its own: all that was ahead is gone. */
  public Step tradedThrough() {
    return new Step(new QueuePlace(Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, fallenMs), left);
  }

  /** After its price's level shows so many contracts. */
  public QueuePlace showing(Quantity displayed, long timeMs) {
    Quantity next = ahead.min(displayed);
    return next.equals(ahead)
        ? this
        : new QueuePlace(next, left, lately(timeMs).plus(ahead.minus(next)), timeMs);
  }

  /** When the account could not pay for all that was its turn: so much was not bought after all. */
  public QueuePlace keeping(Quantity unpaid) {
    return new QueuePlace(ahead, left.plus(unpaid), fallen, fallenMs);
  }

  private Quantity lately(long timeMs) {
    return timeMs - fallenMs > TOLD_LATE_MS ? Quantity.ZERO : fallen;
  }
}
