// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import org.apache.kafka.common.KafkaException;

/** Waits until the ledger has all of a tape that nobody writes any more. */
final class LedgerDrain {
  private static final Duration LOOK = Duration.ofMillis(50);

  private final String kafka;
  private final URI api;
  private final InstantSource clock;

  /**
   * Of a stack.
   *
   * @param kafka where its broker listens
   * @param api where its execution-service answers
   */
  LedgerDrain(String kafka, URI api, InstantSource clock) {
    this.kafka = kafka;
    this.api = api;
    this.clock = clock;
  }

  /**
   * Says whether the ledger has all of it.
   *
   * @param patience how long the ledger may take; a broker that is away is asked for up to a minute
   *     before
   */
  boolean isWholeWithin(Duration patience) throws InterruptedException {
    try (TapeEnd tape = new TapeEnd(kafka);
        LedgerHead ledger = new LedgerHead(api)) {
      OptionalLong last = tape.lastRecord();
      return last.isEmpty() || isThereWithin(patience, ledger, last.getAsLong());
    } catch (org.apache.kafka.common.errors.InterruptException stopped) {
      throw (InterruptedException) new InterruptedException().initCause(stopped);
    } catch (KafkaException away) {
      return false;
    }
  }

  private boolean isThereWithin(Duration patience, LedgerHead ledger, long last)
      throws InterruptedException {
    Instant deadline = clock.instant().plus(patience);
    while (ledger.next().filter(head -> head >= last).isEmpty()) {
      if (clock.instant().isAfter(deadline)) {
        return false;
      }
      Thread.currentThread().join(LOOK);
    }
    return true;
  }
}
