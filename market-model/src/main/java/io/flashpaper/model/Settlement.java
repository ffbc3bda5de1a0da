// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model;

import java.util.OptionalLong;

/**
 * A market's official outcome.
 *
 * @param result what the venue calls it
 * @param yesValue what one YES contract pays; a NO contract pays the complement
 * @param expirationValueMicros the underlying's settlement value in micro-dollars, if published
 */
public record Settlement(Result result, Price yesValue, OptionalLong expirationValueMicros) {
  /** The venue's word for the outcome. */
  public enum Result {
    /** YES pays $1. */
    YES,
    /** NO pays $1. */
    NO,
    /** Each side pays a share, as for a voided market. */
    SCALAR
  }

  /**
   * Checks that the value fits the result.
   *
   * @throws IllegalArgumentException if YES does not pay $1 or NO does not pay $0
   */
  public Settlement {
    if ((result == Result.YES && !yesValue.equals(Price.ONE))
        || (result == Result.NO && !yesValue.equals(Price.ZERO))) {
      throw new IllegalArgumentException("result " + result + " with a YES value of " + yesValue);
    }
  }

  /** What one contract of a side pays. */
  public Price value(Side side) {
    return side == Side.YES ? yesValue : yesValue.complement();
  }
}
