// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.tapes;

import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** How one market goes: a book that follows the index late, crashes, and a result in the end. */
final class MarketCourse {
  private static final long NEVER = Long.MAX_VALUE;

  private final Market market;
  private final SplittableRandom random;
  private final long[] quantities;
  private int cents = 50;
  private int crashedFrom;
  private long crashEndsMs = NEVER;
  private boolean closed;
  private long settlesMs = NEVER;
  private long correctedMs = NEVER;
  private boolean wrong;

  MarketCourse(Market market, SplittableRandom random) {
    this.market = market;
    this.random = random;
    this.quantities = random.longs(100, 1, 6_000).toArray();
  }

  /** Its end, once it is due. */
  List<TapeEvent> due(long timeMs, long indexMicros) {
    List<TapeEvent> due = new ArrayList<>();
    if (!closed && timeMs >= market.closeTimeMs()) {
      closed = true;
      due.add(new MarketUpdated(timeMs, market.withStatus(MarketStatus.CLOSED)));
      boolean late = random.nextInt(6) == 0;
      settlesMs = timeMs + (late ? random.nextLong(120_000, 400_000) : random.nextLong(9_000));
      wrong = random.nextInt(4) == 0;
    }
    if (timeMs >= settlesMs) {
      settlesMs = NEVER;
      correctedMs = wrong ? timeMs + random.nextLong(5_000, 120_000) : NEVER;
      due.add(new MarketSettled(timeMs, market.id(), result(indexMicros, wrong)));
    } else if (timeMs >= correctedMs) {
      correctedMs = NEVER;
      due.add(new MarketSettled(timeMs, market.id(), result(indexMicros, false)));
    }
    return due;
  }

  private Settlement result(long indexMicros, boolean opposite) {
    if (random.nextInt(10) == 0) {
      return new Settlement(
          Settlement.Result.SCALAR, new Price(random.nextLong(1_000_001)), OptionalLong.empty());
    }
    boolean yes = (indexMicros >= market.strikeMicros().orElseThrow()) != opposite;
    return new Settlement(
        yes ? Settlement.Result.YES : Settlement.Result.NO,
        yes ? Price.ONE : Price.ZERO,
        random.nextBoolean() ? OptionalLong.of(indexMicros) : OptionalLong.empty());
  }

  /** The next book: a step towards what the contract is worth, or a crash and its end. */
  Book moved(long timeMs, long indexMicros) {
    if (timeMs >= crashEndsMs) {
      crashEndsMs = NEVER;
      cents += (crashedFrom - cents) * random.nextInt(3) / 2;
    } else if (crashEndsMs == NEVER && cents > 68 && random.nextInt(60) == 0) {
      crashedFrom = cents;
      cents -= random.nextInt(13, 32);
      crashEndsMs = timeMs + random.nextLong(1_500, 12_000);
    } else {
      int towards = Integer.signum(worth(timeMs, indexMicros) - cents);
      cents += towards * random.nextInt(3) + random.nextInt(-1, 2);
    }
    cents = Math.clamp(cents, 3, 95);
    trade();
    int spread = random.nextInt(10) == 0 ? random.nextInt(5, 12) : random.nextInt(1, 5);
    return new Book(ladder(cents), ladder(Math.max(2, 100 - cents - spread)));
  }

  /** Grows steeper towards the close. */
  private int worth(long timeMs, long indexMicros) {
    long dollars = (indexMicros - market.strikeMicros().orElseThrow()) / 1_000_000;
    long scale = 20 + Math.max(0, market.msToClose(timeMs)) / 8_000;
    return (int) (50 + 47 * dollars / (Math.abs(dollars) + scale));
  }

  private Ladder ladder(int best) {
    TreeMap<Price, Quantity> levels = new TreeMap<>();
    for (int level = best; level > Math.max(0, best - 4); level--) {
      levels.put(Price.ofCents(level), new Quantity(quantities[level]));
    }
    return Ladder.of(levels);
  }

  /** Some orders come and go. */
  private void trade() {
    for (int change = 0; change < 3; change++) {
      quantities[random.nextInt(quantities.length)] = random.nextLong(1, 6_000);
    }
  }
}
