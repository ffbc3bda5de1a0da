// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.api;

import io.flashpaper.model.signal.Desire;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A strategy's answer.
 *
 * @param memory what to hand back at the next moment
 * @param desire what it wants from now on; empty leaves the standing desire as it is
 * @param wakeAtMs tape time at which to be called with {@link Trigger.TimerFired} if nothing else
 *     happens before; replaces an earlier wish; empty leaves it as it is
 */
public record Step<M extends Record>(M memory, Optional<Desire> desire, OptionalLong wakeAtMs) {
  /** Nothing to say. */
  public static <M extends Record> Step<M> quiet(M memory) {
    return new Step<>(memory, Optional.empty(), OptionalLong.empty());
  }

  /** A desire that stands from now on. */
  public static <M extends Record> Step<M> of(M memory, Desire desire) {
    return new Step<>(memory, Optional.of(desire), OptionalLong.empty());
  }

  /** The same answer, and a wish to be called at a tape time. */
  public Step<M> wakingAt(long timeMs) {
    return new Step<>(memory, desire, OptionalLong.of(timeMs));
  }
}
