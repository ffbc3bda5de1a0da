// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model.signal;

import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import java.util.OptionalLong;

/**
 * What a strategy wants of one market. A desire stands until it is replaced, withdrawn or expires;
 * saying the same twice changes nothing.
 */
public sealed interface Desire {
  /**
   * Wants to hold one side.
   *
   * @param side the side wanted
   * @param limit the most to pay for one contract of that side
   * @param untilMs the tape time from which the desire no longer stands
   * @param probabilityMicros the strategy's own probability that the side wins, in millionths;
   *     empty if it has none
   * @param reason why
   */
  record Want(Side side, Price limit, long untilMs, OptionalLong probabilityMicros, Reason reason)
      implements Desire {}

  /** Wants to hold nothing: an open position is to be sold. */
  record Flat(Reason reason) implements Desire {}

  /**
   * Wants nothing in particular: no new position; an open one is left to the exits.
   *
   * @param reason what was missing; counted, so that "why does it not trade?" has an answer. The
   *     answer shows the first fact as the latest value, and the first other fact whose name begins
   *     with {@code threshold} as what it fell short of
   */
  record Indifferent(Reason reason) implements Desire {}
}
