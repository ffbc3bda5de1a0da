// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.tapes;

import io.flashpaper.model.event.Contribution;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.FeedModeChanged;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.OfficialIndexTick;
import io.flashpaper.model.event.VenueState;
import io.flashpaper.model.event.WindowAverage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** An index that drifts for a while, rests, runs away, and is lost now and then. */
final class RandomIndex {
  private static final List<String> VENUES =
      List.of("coinbase", "kraken", "bitstamp", "binance-us");
  private static final long DOLLAR = 1_000_000;

  private final SplittableRandom random;
  private Optional<IndexTick> latest = Optional.empty();
  private long priceMicros;
  private long driftMicros;
  private long driftUntilMs;

  RandomIndex(SplittableRandom random) {
    this.random = random;
    this.priceMicros = random.nextLong(60_000, 90_000) * DOLLAR;
  }

  long priceMicros() {
    return priceMicros;
  }

  /** The last one, as key frames repeat it. */
  Optional<IndexTick> latest() {
    return latest;
  }

  IndexTick tick(long timeMs) {
    if (timeMs >= driftUntilMs) {
      driftUntilMs = timeMs + random.nextLong(10_000, 60_000);
      driftMicros = random.nextInt(3) == 0 ? random.nextLong(-6, 7) * DOLLAR : 0;
    }
    priceMicros += driftMicros + random.nextLong(-9 * DOLLAR, 9 * DOLLAR + 1);
    boolean lost = random.nextInt(150) == 0;
    IndexTick next =
        new IndexTick(
            timeMs,
            lost ? OptionalLong.empty() : OptionalLong.of(priceMicros),
            lost ? IndexStatus.NONE : status(),
            random.nextLong(0, 700),
            volatility(150_000, 2_500_000),
            volatility(300_000, 3_000_000),
            VENUES.stream().map(this::contribution).toList());
    latest = Optional.of(next);
    return next;
  }

  private IndexStatus status() {
    return random.nextInt(20) == 0 ? IndexStatus.DEGRADED : IndexStatus.OK;
  }

  private OptionalLong volatility(long from, long to) {
    return random.nextInt(30) == 0
        ? OptionalLong.empty()
        : OptionalLong.of(random.nextLong(from, to));
  }

  private Contribution contribution(String venue) {
    if (random.nextInt(25) == 0) {
      return new Contribution(venue, 0, 0, 0, VenueState.DISCONNECTED);
    }
    long half = random.nextLong(10_000, 900_000);
    VenueState state = random.nextInt(25) == 0 ? VenueState.STALE : VenueState.USED;
    return new Contribution(
        venue, priceMicros - half, priceMicros + half, random.nextLong(900), state);
  }

  TapeEvent official(long timeMs) {
    return new OfficialIndexTick(
        timeMs,
        "BRTI",
        priceMicros,
        timeMs - random.nextLong(500),
        random.nextBoolean()
            ? Optional.of(new WindowAverage(priceMicros - DOLLAR, 60))
            : Optional.empty(),
        Optional.empty());
  }

  /** One of its exchanges is reached otherwise. */
  TapeEvent exchange(long timeMs) {
    FeedMode mode = FeedMode.values()[random.nextInt(FeedMode.values().length)];
    return new FeedModeChanged(timeMs, VENUES.get(random.nextInt(VENUES.size())), mode, "chance");
  }
}
