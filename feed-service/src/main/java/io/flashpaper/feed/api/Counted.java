// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.api;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.search.Search;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads back what was counted. */
@Singleton
final class Counted {
  private final MeterRegistry registry;

  Counted(MeterRegistry registry) {
    this.registry = registry;
  }

  private Search ofVenue(String name, String venue) {
    return registry.find(name).tag("venue", venue);
  }

  /** A counter without labels; 0 if nothing was counted. */
  long total(String name) {
    return sum(registry.find(name));
  }

  /** A venue's counter; 0 if nothing was counted. */
  long total(String name, String venue) {
    return sum(ofVenue(name, venue));
  }

  private static long sum(Search search) {
    return (long) search.counters().stream().mapToDouble(Counter::count).sum();
  }

  /** A counter by one of its labels. */
  Map<String, Long> by(String name, String label) {
    return by(registry.find(name), label);
  }

  /** A venue's counter by one of its other labels. */
  Map<String, Long> by(String name, String venue, String label) {
    return by(ofVenue(name, venue), label);
  }

  private static Map<String, Long> by(Search search, String label) {
    Map<String, Long> counts = new TreeMap<>();
    for (Counter counter : search.counters()) {
      String value = counter.getId().getTag(label);
      if (value != null && counter.count() > 0) {
        counts.merge(value, (long) counter.count(), Long::sum);
      }
    }
    return counts;
  }

  /** A gauge without labels; 0 if there is none. */
  int gauge(String name) {
    Gauge gauge = registry.find(name).gauge();
    return gauge == null ? 0 : (int) gauge.value();
  }

  /** A venue's timer; null before its first measure. */
  Feeds.@Nullable Latency latency(String name, String venue) {
    Timer timer = ofVenue(name, venue).timer();
    if (timer == null || timer.count() == 0) {
      return null;
    }
    return new Feeds.Latency(
        timer.count(),
        rounded(timer.mean(TimeUnit.MICROSECONDS)),
        rounded(timer.max(TimeUnit.MICROSECONDS)));
  }

  private static double rounded(double micros) {
    return Math.round(micros) / 1000.0;
  }
}
