// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.fees;

import java.math.BigInteger;

/**
 * What an order's fees so far mean for its next one; an order that rests is kept with it.
 *
 * @param exactUnits unrounded fees so far, in units of 10^-22 micro-dollars; counted where whole
 *     cents of an order are charged
 * @param chargedCents of these, what was charged
 * @param accumulatedMicros roundings that were not paid back
 */
public record FeeMemory(BigInteger exactUnits, long chargedCents, long accumulatedMicros) {
  /** An order without a fill. */
  public static final FeeMemory START = new FeeMemory(BigInteger.ZERO, 0, 0);
}
