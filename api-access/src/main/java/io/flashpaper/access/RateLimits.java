// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much a client may ask in a minute: as much at once, and then as it trickles back. Of clients
 * that were not seen for a while nothing is kept, and never of more than so many.
 */
final class RateLimits {
  /** Of so many clients it is known what they asked. */
  static final int CLIENTS = 10_000;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final TimeMeter time;
  private final Map<Permission, Integer> limits = new EnumMap<>(Permission.class);
  private final Map<Permission, Cache<String, Bucket>> buckets = new EnumMap<>(Permission.class);

  /**
   * Limits by the settings.
   *
   * @throws IllegalArgumentException naming the setting that is negative
   */
  RateLimits(AccessConfig config, TimeMeter time) {
    this.time = time;
    add(Permission.READ, "reads-per-minute", config.readsPerMinute());
    add(Permission.COMMAND, "commands-per-minute", config.commandsPerMinute());
  }

  private void add(Permission kind, String setting, int perMinute) {
    if (perMinute < 0) {
      throw new IllegalArgumentException(
          "flashpaper.api.%s is %d: it must be 1 or more, or 0 for no limit"
              .formatted(setting, perMinute));
    }
    if (perMinute > 0) {
      buckets.put(
          kind,
          Caffeine.newBuilder()
              .maximumSize(CLIENTS)
              .expireAfterAccess(MINUTE.multipliedBy(2))
              .ticker(time::currentTimeNanos)
              .executor(Runnable::run)
              .build());
      limits.put(kind, perMinute);
    }
  }

  /** How long this client must wait before it may ask again; empty if it may ask now. */
  Optional<Duration> wait(String client, Permission kind) {
    Cache<String, Bucket> known = buckets.get(kind);
    if (known == null) {
      return Optional.empty();
    }
    ConsumptionProbe asked = known.get(client, _ -> full(kind)).tryConsumeAndReturnRemaining(1);
    return asked.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(asked.getNanosToWaitForRefill()));
  }

  private Bucket full(Permission kind) {
    int perMinute = limits.getOrDefault(kind, 0);
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
        .withCustomTimePrecision(time)
        .build();
  }

  /** Of how many clients something is known. */
  long clients(Permission kind) {
    Cache<String, Bucket> known = buckets.get(kind);
    if (known == null) {
      return 0;
    }
    known.cleanUp();
    return known.estimatedSize();
  }
}
