// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model.signal;

import io.flashpaper.model.Price;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What else is known of a flash crash.
 *
 * @param past K before the crash; empty in messages that do not tell
 * @param atPeak ask and mid just before K left its peak, and the probability when K came to it, at
 *     the earliest at the beginning of the window; both reckoned with the volatility of now
 * @param now the same after the drop
 * @param momentumPpm the index's change over the last 60 s in millionths; empty while not known
 * @param cause what it seems to come of
 * @param verdict whether it is one to trade on
 */
public record CrashDetail(
    Optional<CrashPast> past,
    CrashQuote atPeak,
    CrashQuote now,
    OptionalLong momentumPpm,
    CrashCause cause,
    CrashVerdict verdict) {
  /** The floor for K unless configured: it must be above. */
  public static final Price FLOOR = Price.ofCents(65);

  /** The detail of a crash of which nothing more is known than K after it. */
  public static CrashDetail unknown(Price k) {
    return new CrashDetail(
        Optional.empty(),
        CrashQuote.UNKNOWN,
        CrashQuote.UNKNOWN,
        OptionalLong.empty(),
        CrashCause.UNKNOWN,
        k.isAbove(FLOOR) ? CrashVerdict.TRADE_OK : CrashVerdict.BELOW_FLOOR);
  }
}
