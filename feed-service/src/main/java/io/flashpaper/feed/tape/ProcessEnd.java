// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import io.quarkus.runtime.Quarkus;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * The way out when the tape cannot be written any more, or is another's to write: to go on would
 * leave a hole in it. Whoever supervises the process starts it anew. Safe on any thread.
 */
@Singleton
final class ProcessEnd {
  private static final Logger LOG = Logger.getLogger(ProcessEnd.class);
  private static final int EXIT_CODE = 70;

  private final AtomicBoolean ending = new AtomicBoolean();

  /** Ends the process; returns at once. */
  void because(String error) {
    if (ending.compareAndSet(false, true)) {
      LOG.errorf("The service ends to be started anew error=%s", error);
      Quarkus.asyncExit(EXIT_CODE);
    }
  }

  /** Whether it has begun to end. */
  boolean hasBegun() {
    return ending.get();
  }
}
