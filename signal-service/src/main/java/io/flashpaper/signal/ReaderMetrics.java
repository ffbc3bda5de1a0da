// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.observation.Age;
import io.flashpaper.observation.NanoClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What the reader counts. Written by the reader's thread, read by whoever scrapes. */
@ApplicationScoped
class ReaderMetrics {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private final Counter tapeRecords;
  private final Counter deadLetters;
  private final Timer batches;
  private final Timer commits;
  private final Map<Class<?>, Counter> messages = new HashMap<>();
  private final AtomicLong progressOffset = new AtomicLong(-1);
  private final Age marked;
  private volatile double lag = Double.NaN;

  ReaderMetrics(MeterRegistry registry, NanoClock clock) {
    this.tapeRecords = registry.counter("flashpaper.signal.tape.records");
    this.deadLetters = registry.counter("flashpaper.signal.dead.letters");
    this.batches = timer("flashpaper.signal.batch", registry);
    this.commits = timer("flashpaper.signal.commit", registry);
    for (Class<?> kind : SignalMessage.class.getPermittedSubclasses()) {
      messages.put(kind, registry.counter("flashpaper.signal.messages", "type", type(kind)));
    }
    this.marked = new Age(clock);
    registry.gauge("flashpaper.signal.progress.offset", progressOffset);
    Gauge.builder("flashpaper.signal.progress.age.seconds", marked, Age::seconds)
        .register(registry);
    Gauge.builder("flashpaper.signal.lag.records", this, m -> m.lag).register(registry);
  }

  private static Timer timer(String name, MeterRegistry registry) {
    return Timer.builder(name).serviceLevelObjectives(BUCKETS).register(registry);
  }

  /** As the message calls itself: {@code flash-crash} for {@code FlashCrash}. */
  private static String type(Class<?> kind) {
    return kind.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  void tapeRecord() {
    tapeRecords.increment();
  }

  void deadLetter() {
    deadLetters.increment();
  }

  void message(SignalMessage message) {
    said(message.getClass());
  }

  private void said(Class<?> kind) {
    Objects.requireNonNull(messages.get(kind), "kind").increment();
  }

  /** Does what a batch of the tape asks for. */
  <T> T batch(Supplier<T> judging) {
    return batches.record(judging);
  }

  /** Says what was to be said. */
  void commit(Runnable saying) {
    commits.record(saying);
  }

  /** How many records of the tape are still to be judged, as far as Kafka has told. */
  void lag(OptionalLong records) {
    lag = records.isPresent() ? records.getAsLong() : Double.NaN;
  }

  void progress(Progress mark) {
    progressOffset.set(mark.tapeOffset());
    marked.begin();
    said(Progress.class);
  }

  /** The last tape offset judged; negative before the first. */
  long progressOffset() {
    return progressOffset.get();
  }
}
