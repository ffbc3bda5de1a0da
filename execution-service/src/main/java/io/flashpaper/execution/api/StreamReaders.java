// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** How many readers the stream of the ledger has now. */
@Singleton
public final class StreamReaders {
  private final AtomicInteger connected = new AtomicInteger();
  private final MeterRegistry meters;

  /** Nobody yet. */
  public StreamReaders(MeterRegistry meters) {
    this.meters = meters;
  }

  void start(@Observes StartupEvent event) {
    register();
  }

  /** Lets it be seen. */
  public void register() {
    Gauge.builder("flashpaper.execution.stream.readers", connected, AtomicInteger::get)
        .tag("stream", "ledger")
        .register(meters);
  }

  /** Lets one more in unless there are too many already; who was let in must {@link #leave}. */
  boolean enter(int most) {
    boolean isRoom = connected.incrementAndGet() <= most;
    if (!isRoom) {
      leave();
    }
    return isRoom;
  }

  void leave() {
    connected.decrementAndGet();
  }
}
