// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.meanreversion;

import io.flashpaper.model.Side;

/** Which way a price is thought to revert. */
public enum Direction {
  /** The contract is too dear: buy NO. */
  NO(Side.NO),
  /** The contract fell too far: buy YES and wait for the rebound. */
  YES_REBOUND(Side.YES);

  private final Side side;

  Direction(Side side) {
    this.side = side;
  }

  /** What it buys. */
  public Side side() {
    return side;
  }
}
