// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model.signal;

/**
 * Whether a flash crash is one to trade on; the first reason against it is the one that is told.
 */
public enum CrashVerdict {
  /** Nothing speaks against it. */
  TRADE_OK,
  /** K after the drop is not above the floor, {@code 0.65} unless configured. */
  BELOW_FLOOR,
  /** So large a drop is ordinary for such a price so long before the close. */
  WITHIN_DIFFUSION,
  /** The YES ask has not fallen with the bid: bids were pulled, or it was a single false tick. */
  ASK_NOT_FALLEN;

  /** Whether it is one to trade on. */
  public boolean isTradeable() {
    return this == TRADE_OK;
  }
}
