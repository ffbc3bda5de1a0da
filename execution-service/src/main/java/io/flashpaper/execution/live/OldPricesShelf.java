// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The old stretches that were asked for last, and the way to those that are not among them: one is
 * read at a time. What is on the shelf is had without waiting for anybody. Any thread.
 */
final class OldPricesShelf {
  static final int KEPT = 8;

  private final Reader reader;
  private final Duration patience;
  private final Semaphore turn = new Semaphore(1, true);
  private final Deque<Kept> kept = new ArrayDeque<>();

  /** Reads a stretch, however long it takes. */
  @FunctionalInterface
  interface Reader {
    /**
     * What the tape says.
     *
     * @throws UnreadStretchException if it cannot be read now
     */
    OldPrices read(Stretch asked);
  }

  private record Kept(Stretch stretch, OldPrices prices) {}

  /**
   * An empty shelf.
   *
   * @param patience for so long at most anybody waits for the turn
   */
  OldPricesShelf(Reader reader, Duration patience) {
    this.reader = reader;
    this.patience = patience;
  }

  /**
   * The prices of a stretch, or of a longer one around it.
   *
   * @throws UnreadStretchException if it cannot be read now
   */
  OldPrices get(Stretch asked) {
    return find(asked).orElseGet(() -> readInTurn(asked));
  }

  private OldPrices readInTurn(Stretch asked) {
    awaitTurn();
    try {
      // Whoever was before may have read the same.
      return find(asked).orElseGet(() -> read(asked));
    } finally {
      turn.release();
    }
  }

  private void awaitTurn() {
    try {
      if (turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
    throw new UnreadStretchException(
        "prices of this time are read from the tape, and another reading is under way; ask again");
  }

  private OldPrices read(Stretch asked) {
    OldPrices prices = reader.read(asked);
    keep(new Kept(asked, prices));
    return prices;
  }

  private synchronized void keep(Kept fresh) {
    kept.addFirst(fresh);
    if (kept.size() > KEPT) {
      kept.removeLast();
    }
  }

  private synchronized Optional<OldPrices> find(Stretch asked) {
    for (Iterator<Kept> all = kept.iterator(); all.hasNext(); ) {
      Kept next = all.next();
      if (next.stretch().covers(asked)) {
        all.remove();
        kept.addFirst(next);
        return Optional.of(next.prices());
      }
    }
    return Optional.empty();
  }
}
