// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

import io.flashpaper.engine.execution.fees.FeeMemory;
import io.flashpaper.engine.execution.matching.QueuePlace;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.signal.Reason;
import java.util.Optional;

/**
 * What there is to know of an order that rests, or is on its way to do so.
 *
 * @param untilMs tape time until which it is good; then the venue ends it
 * @param place its place in the queue of its price; empty until it arrived
 * @param fees what its fees so far mean for its next one
 * @param cancel its cancellation on the way to the venue
 */
public record Rest(
    long untilMs, Optional<QueuePlace> place, FeeMemory fees, Optional<Cancel> cancel) {
  /**
   * A cancellation on its way. What fills before it arrives has filled.
   *
   * @param reason why it is cancelled
   * @param arrivalMs tape time at which it reaches the venue
   */
  public record Cancel(Reason reason, long arrivalMs) {}

  /** One that is on its way. */
  public static Rest until(long untilMs) {
    return new Rest(untilMs, Optional.empty(), FeeMemory.START, Optional.empty());
  }

  /** At a place in the queue. */
  public Rest at(QueuePlace next) {
    return new Rest(untilMs, Optional.of(next), fees, cancel);
  }

  /** After a fill. */
  public Rest charged(FeeMemory next) {
    return new Rest(untilMs, place, next, cancel);
  }

  /** Being cancelled. */
  public Rest cancelled(Cancel next) {
    return new Rest(untilMs, place, fees, Optional.of(next));
  }

  /** When the next thing happens to it at the venue: its cancellation or its end. */
  public long dueMs() {
    return cancel.map(c -> Math.min(c.arrivalMs(), untilMs)).orElse(untilMs);
  }

  /** What it did not buy yet. */
  public Quantity left() {
    return place.map(QueuePlace::left).orElse(Quantity.ZERO);
  }
}
