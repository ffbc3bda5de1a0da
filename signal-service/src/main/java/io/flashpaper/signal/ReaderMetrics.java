// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.model.signal.SignalMessage.Progress;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** What the reader counts. Written by the reader's thread, read by whoever scrapes. */
@ApplicationScoped
class ReaderMetrics {
  private final Counter tapeRecords;
  private final Counter unreadable;
  private final Counter messages;
  private final AtomicLong evaluations = new AtomicLong();
  private final AtomicLong progressOffset = new AtomicLong(-1);

  ReaderMetrics(MeterRegistry registry) {
    this.tapeRecords = registry.counter("flashpaper.signal.tape.records");
    this.unreadable = registry.counter("flashpaper.signal.tape.unreadable");
    this.messages = registry.counter("flashpaper.signal.messages");
    registry.gauge("flashpaper.signal.evaluations", evaluations);
    registry.gauge("flashpaper.signal.progress.offset", progressOffset);
  }

  void tapeRecord() {
    tapeRecords.increment();
  }

  void unreadable() {
    unreadable.increment();
  }

  void message() {
    messages.increment();
  }

  void evaluations(long count) {
    evaluations.set(count);
  }

  void progress(Progress mark) {
    progressOffset.set(mark.tapeOffset());
  }

  /** The last tape offset judged; negative before the first. */
  long progressOffset() {
    return progressOffset.get();
  }
}
