// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import org.jboss.logging.Logger;

/** Says in the log how wrong our clock or the venue's is, once for each change of seriousness. */
final class ClockWarning {
  private static final Logger LOG = Logger.getLogger(ClockWarning.class);
  private static final long NOTICEABLE_MS = 1000;
  private static final long SERIOUS_MS = 10_000;

  /** How much it matters. */
  enum Seriousness {
    NONE,
    NOTICEABLE,
    SERIOUS
  }

  private Seriousness last = Seriousness.NONE;

  /** A new estimate. */
  void seen(long offsetMs) {
    Seriousness now = of(offsetMs);
    if (now == last) {
      return;
    }
    last = now;
    switch (now) {
      case NONE -> LOG.infof("Our clock and the venue's agree again venue=%s", KalshiSession.VENUE);
      case NOTICEABLE, SERIOUS ->
          LOG.warnf(
              "The venue's clock is %d ms %s ours; what is signed is stamped by the venue's, and"
                  + " markets open and close by ours: is this machine's time synchronised?"
                  + " venue=%s",
              Math.abs(offsetMs), offsetMs > 0 ? "ahead of" : "behind", KalshiSession.VENUE);
    }
  }

  static Seriousness of(long offsetMs) {
    long size = Math.abs(offsetMs);
    if (size < NOTICEABLE_MS) {
      return Seriousness.NONE;
    }
    return size < SERIOUS_MS ? Seriousness.NOTICEABLE : Seriousness.SERIOUS;
  }
}
