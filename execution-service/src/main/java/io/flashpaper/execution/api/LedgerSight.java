// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.execution.api.NowLedger.State;
import io.flashpaper.observation.NanoClock;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The ledger as it was read last for those who look, and since when it cannot be read. One thread
 * reads, any may ask.
 */
final class LedgerSight {
  /** A reading that takes longer is as good as none. */
  static final long PATIENCE_MS = 2_000;

  private static final Logger LOG = Logger.getLogger(LedgerSight.class);

  private final Supplier<State> ledger;
  private final NanoClock clock;
  private volatile State last = State.NOTHING;
  private volatile OptionalLong triedSinceNanos = OptionalLong.empty();
  private volatile boolean failed;

  LedgerSight(Supplier<State> ledger, NanoClock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** While the database is away, what was read before stays. */
  void read() {
    if (triedSinceNanos.isEmpty()) {
      triedSinceNanos = OptionalLong.of(clock.nanos());
    }
    try {
      last = ledger.get();
      failed = false;
      triedSinceNanos = OptionalLong.empty();
    } catch (RuntimeException away) {
      failed = true;
      LOG.debugf("The ledger cannot be read for those who look: error=%s", away.getMessage());
    }
  }

  /** As it was read last. */
  State last() {
    return last;
  }

  /** For how long it could not be read in real time; empty while it can. */
  OptionalLong unreadForMs() {
    OptionalLong since = triedSinceNanos;
    if (since.isEmpty()) {
      return OptionalLong.empty();
    }
    long ms = TimeUnit.NANOSECONDS.toMillis(clock.nanos() - since.getAsLong());
    return failed || ms > PATIENCE_MS ? OptionalLong.of(ms) : OptionalLong.empty();
  }

  /** Nobody looks any more: how the next reading fares is another matter. */
  void rest() {
    triedSinceNanos = OptionalLong.empty();
    failed = false;
  }
}
