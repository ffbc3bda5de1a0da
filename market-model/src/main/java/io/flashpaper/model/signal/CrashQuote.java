// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model.signal;

import io.flashpaper.model.Price;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What surrounded K at one end of a flash crash.
 *
 * @param ask the YES ask; empty if nobody offered
 * @param mid half-way between K and the ask, rounded down to the micro-dollar; empty without an ask
 * @param probabilityMicros the model's probability that YES wins, in millionths; empty if it cannot
 *     say
 */
public record CrashQuote(Optional<Price> ask, Optional<Price> mid, OptionalLong probabilityMicros) {
  /** Nothing is known. */
  public static final CrashQuote UNKNOWN =
      new CrashQuote(Optional.empty(), Optional.empty(), OptionalLong.empty());

  /** The quote of a K and an ask. */
  public static CrashQuote of(Price k, Optional<Price> ask, OptionalLong probabilityMicros) {
    Optional<Price> mid = ask.map(price -> new Price((k.micros() + price.micros()) / 2));
    return new CrashQuote(ask, mid, probabilityMicros);
  }
}
