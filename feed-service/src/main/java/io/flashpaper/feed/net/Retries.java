// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import java.time.Duration;

/**
 * How long to wait before the next attempt: the back-off's jittered wait, longer where the venue
 * turned us away. A signature that is not accepted is tried again soon with a fresh time, then ever
 * more rarely.
 */
final class Retries {
  private static final Duration FIRST_AFTER_401 = Duration.ofSeconds(1);
  private static final Duration LONGEST_ASKED = Duration.ofHours(1);
  private static final int MAX_DOUBLINGS = 8;

  private final Backoff backoff;
  private final Duration refusalPause;
  private int unauthorized;

  Retries(Backoff backoff, Duration refusalPause) {
    this.backoff = backoff;
    this.refusalPause = refusalPause;
  }

  /** The wait after a connection ended in this way. */
  Duration next(SocketEnd end) {
    Duration wait = longer(backoff.next(), asked(end));
    return switch (end.httpStatus().orElse(0)) {
      case 403, 418, 429, 451, 503 -> longer(wait, refusalPause);
      case 401 ->
          longer(wait, FIRST_AFTER_401.multipliedBy(1L << Math.min(unauthorized++, MAX_DOUBLINGS)));
      default -> wait;
    };
  }

  /** A connection stayed healthy for long enough. */
  void reset() {
    backoff.reset();
    unauthorized = 0;
  }

  private static Duration asked(SocketEnd end) {
    return end.retryAfter()
        .map(asked -> asked.compareTo(LONGEST_ASKED) < 0 ? asked : LONGEST_ASKED)
        .orElse(Duration.ZERO);
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
