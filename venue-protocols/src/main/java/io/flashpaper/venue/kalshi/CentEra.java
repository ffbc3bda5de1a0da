// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import io.flashpaper.venue.wire.Fields;
import io.flashpaper.venue.wire.Refusal;
import io.flashpaper.venue.wire.RefusedException;

/** The integer-cent form that Kalshi gave up in March 2026: refused by name, never converted. */
final class CentEra {
  private CentEra() {}

  /** Refuses a message that has the old field without the one that took its place. */
  static void refuse(Fields message, String old, String current) {
    if (message.names(old) && !message.names(current)) {
      throw new RefusedException(
          Refusal.CENT_ERA,
          "'%s' without '%s': the form of before March 2026 is refused".formatted(old, current));
    }
  }
}
