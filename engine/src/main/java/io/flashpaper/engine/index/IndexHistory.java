// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.strategy.api.Change;
import io.flashpaper.strategy.api.IndexView;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * The index's last hour as one sample for each whole second: the last price up to it, where prices
 * came at most {@value #MAX_CARRIED_SECONDS} seconds apart. Constant memory.
 */
public final class IndexHistory implements IndexView {
  private static final int SIZE = 3602;
  static final int MAX_CARRIED_SECONDS = 5;
  private static final int FEWEST_SAMPLES = 10;
  private static final long NEVER = Long.MIN_VALUE;

  private final Optional<PlainSamples> plain;
  private final long[] seconds = new long[SIZE];
  private final long[] prices = new long[SIZE];
  private final BitSet carried = new BitSet(SIZE);
  private long lastSecond = NEVER;
  private Optional<IndexTick> latest = Optional.empty();

  /** Starts without a past. */
  public IndexHistory() {
    this(Optional.empty());
  }

  private IndexHistory(Optional<PlainSamples> plain) {
    this.plain = plain;
    Arrays.fill(seconds, NEVER);
  }

  /**
   * A history of plain samples, which may be far apart: a window's change is from the oldest sample
   * inside it, however little of the window that fills.
   *
   * @param longest no longer window will be asked for
   */
  public static IndexHistory ofSamples(Duration longest) {
    return new IndexHistory(Optional.of(new PlainSamples(longest.toMillis())));
  }

  /** Takes the next tick; ticks come in tape order. */
  public void accept(IndexTick tick) {
    latest = Optional.of(tick);
    tick.priceMicros().ifPresent(price -> accept(tick.timeMs(), price));
  }

  private void accept(long timeMs, long price) {
    plain.ifPresent(samples -> samples.accept(timeMs, price));
    sample(Math.ceilDiv(timeMs, 1000L), price);
  }

  private void sample(long second, long price) {
    if (lastSecond != NEVER && second - lastSecond <= MAX_CARRIED_SECONDS) {
      long before = prices[slot(lastSecond)];
      for (long missing = lastSecond + 1; missing < second; missing++) {
        put(missing, before, true);
      }
    }
    put(second, price, false);
    lastSecond = second;
  }

  private void put(long second, long price, boolean isCarried) {
    int slot = slot(second);
    seconds[slot] = second;
    prices[slot] = price;
    carried.set(slot, isCarried);
  }

  private static int slot(long second) {
    return (int) Math.floorMod(second, (long) SIZE);
  }

  @Override
  public Optional<IndexTick> latest() {
    return latest;
  }

  @Override
  public OptionalLong priceMicros(Duration ago) {
    mustBeWindow(ago);
    return latest
        .map(tick -> priceAt(Math.floorDiv(tick.timeMs() - ago.toMillis(), 1000L)))
        .orElse(OptionalLong.empty());
  }

  /** The price at a whole second of the past; empty if it was not known then. */
  OptionalLong priceAt(long second) {
    if (seconds[slot(second)] == second) {
      return OptionalLong.of(prices[slot(second)]);
    }
    boolean stands =
        lastSecond != NEVER && second > lastSecond && second - lastSecond <= MAX_CARRIED_SECONDS;
    return stands ? OptionalLong.of(prices[slot(lastSecond)]) : OptionalLong.empty();
  }

  /** Whether the index spoke within the second up to this one. */
  boolean isPrint(long second) {
    return seconds[slot(second)] == second && !carried.get(slot(second));
  }

  @Override
  public Optional<Change> change(Duration window) {
    OptionalLong now = priceMicros();
    if (now.isEmpty()) {
      return Optional.empty();
    }
    long first = firstSecond(window);
    if (plain.isPresent()) {
      return plain.get().change(latest.orElseThrow().timeMs() - window.toMillis());
    }
    for (long second = first; second <= first + mayLack(window); second++) {
      if (seconds[slot(second)] == second && second < lastSecond) {
        return Optional.of(new Change(prices[slot(second)], now.getAsLong()));
      }
    }
    return Optional.empty();
  }

  @Override
  public OptionalLong relativeDeviationPpm(Duration window) {
    if (latest.isEmpty()) {
      return OptionalLong.empty();
    }
    long[] samples = samples(window);
    if (samples.length < FEWEST_SAMPLES) {
      return OptionalLong.empty();
    }
    double sum = 0;
    for (long price : samples) {
      sum += price;
    }
    double mean = sum / samples.length;
    double squares = 0;
    for (long price : samples) {
      double distance = price - mean;
      squares += distance * distance;
    }
    return OptionalLong.of(Math.round(Math.sqrt(squares / samples.length) / mean * 1e6));
  }

  private long[] samples(Duration window) {
    long first = firstSecond(window);
    if (plain.isPresent()) {
      return plain.get().since(latest.orElseThrow().timeMs() - window.toMillis());
    }
    return LongStream.rangeClosed(first, lastSecond)
        .filter(second -> seconds[slot(second)] == second)
        .map(second -> prices[slot(second)])
        .toArray();
  }

  /** How much of a window's beginning may be unknown: a tenth of it, but no more than a gap. */
  private static long mayLack(Duration window) {
    return Math.min(MAX_CARRIED_SECONDS, window.toSeconds() / 10);
  }

  /** The first whole second inside a window that ends with the latest tick. */
  private long firstSecond(Duration window) {
    mustBeWindow(window);
    long now = latest.orElseThrow().timeMs();
    return Math.ceilDiv(now - window.toMillis(), 1000L);
  }

  private static void mustBeWindow(Duration window) {
    if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("a window is from 1 s to 1 h, but is " + window);
    }
  }
}
