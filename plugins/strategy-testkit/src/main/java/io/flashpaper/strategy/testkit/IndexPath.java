// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.strategy.api.Change;
import io.flashpaper.strategy.api.IndexView;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * An index with a past: one sample for each whole second, carried over gaps of up to five seconds,
 * as the host keeps it. Immutable: each tick makes a new one.
 */
final class IndexPath implements IndexView {
  static final IndexPath EMPTY = new IndexPath(Optional.empty(), 0, new long[0]);

  private static final int LONGEST_SECONDS = 3602;
  private static final int MAX_CARRIED_SECONDS = 5;
  private static final int FEWEST_SAMPLES = 10;
  private static final long UNKNOWN = 0;

  private final Optional<IndexTick> latest;
  private final long firstSecond;
  private final long[] prices;

  private IndexPath(Optional<IndexTick> latest, long firstSecond, long[] prices) {
    this.latest = latest;
    this.firstSecond = firstSecond;
    this.prices = prices;
  }

  /** This path one tick later. */
  IndexPath after(IndexTick tick) {
    if (tick.priceMicros().isEmpty()) {
      return new IndexPath(Optional.of(tick), firstSecond, prices);
    }
    long second = Math.ceilDiv(tick.timeMs(), 1000L);
    boolean begins = prices.length == 0 || second - lastSecond() >= LONGEST_SECONDS;
    long first = begins ? second : Math.max(firstSecond, second - LONGEST_SECONDS + 1);
    long[] next = new long[Math.toIntExact(second - first + 1)];
    if (!begins) {
      int dropped = Math.toIntExact(first - firstSecond);
      System.arraycopy(prices, dropped, next, 0, prices.length - dropped);
      carry(next, prices.length - dropped);
    }
    next[next.length - 1] = tick.priceMicros().getAsLong();
    return new IndexPath(Optional.of(tick), first, next);
  }

  private static void carry(long[] next, int known) {
    if (known > 0 && next.length - known <= MAX_CARRIED_SECONDS) {
      Arrays.fill(next, known, next.length, next[known - 1]);
    }
  }

  private long lastSecond() {
    return firstSecond + prices.length - 1;
  }

  private long at(long second) {
    return second < firstSecond || second > lastSecond()
        ? UNKNOWN
        : prices[Math.toIntExact(second - firstSecond)];
  }

  @Override
  public Optional<IndexTick> latest() {
    return latest;
  }

  @Override
  public OptionalLong priceMicros(Duration ago) {
    if (latest.isEmpty() || prices.length == 0) {
      return OptionalLong.empty();
    }
    long second = Math.floorDiv(latest.get().timeMs() - ago.toMillis(), 1000L);
    boolean stands = second > lastSecond() && second - lastSecond() <= MAX_CARRIED_SECONDS;
    long price = at(stands ? lastSecond() : second);
    return price == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(price);
  }

  @Override
  public Optional<Change> change(Duration window) {
    OptionalLong now = priceMicros();
    if (now.isEmpty()) {
      return Optional.empty();
    }
    long first = firstInside(window);
    long mayLack = Math.min(MAX_CARRIED_SECONDS, window.toSeconds() / 10);
    for (long second = first; second <= first + mayLack; second++) {
      if (at(second) != UNKNOWN && second < lastSecond()) {
        return Optional.of(new Change(at(second), now.getAsLong()));
      }
    }
    return Optional.empty();
  }

  @Override
  public OptionalLong relativeDeviationPpm(Duration window) {
    if (latest.isEmpty()) {
      return OptionalLong.empty();
    }
    int from = Math.toIntExact(Math.max(0, firstInside(window) - firstSecond));
    long[] samples =
        IntStream.range(Math.min(from, prices.length), prices.length)
            .mapToLong(i -> prices[i])
            .filter(price -> price != UNKNOWN)
            .toArray();
    if (samples.length < FEWEST_SAMPLES) {
      return OptionalLong.empty();
    }
    double mean = sum(samples, 0) / samples.length;
    double squares = 0;
    for (long sample : samples) {
      squares += (sample - mean) * (sample - mean);
    }
    return OptionalLong.of(Math.round(Math.sqrt(squares / samples.length) / mean * 1e6));
  }

  private static double sum(long[] samples, double zero) {
    double sum = zero;
    for (long sample : samples) {
      sum += sample;
    }
    return sum;
  }

  private long firstInside(Duration window) {
    return Math.ceilDiv(latest.orElseThrow().timeMs() - window.toMillis(), 1000L);
  }

  /** For the messages of failed tests. */
  @Override
  public String toString() {
    return "index[latest=%s, seconds=%d]".formatted(latest, prices.length);
  }
}
