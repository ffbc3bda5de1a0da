// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.explain;

import io.flashpaper.cli.explain.MarketPath.Point;
import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.model.Book;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.replay.verify.Recording;
import io.flashpaper.replay.verify.Recording.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a market's path from the tape, beginning a key frame before it. */
final class PathReader {
  private static final long FIRST_LOOK = 10_000;
  private static final int WIDER = 4;
  private static final long KEY_FRAME_MS = 40_000;
  private static final int POINTS = 480;

  private final MarketId market;
  private final long fromMs;
  private final long toMs;
  private final List<Long> arrivalsMs;
  private final MarketBoard board = new MarketBoard();
  private final List<Point> points = new ArrayList<>();
  private final List<Optional<Book>> arrivals = new ArrayList<>();
  private OptionalLong index = OptionalLong.empty();

  /** A reader of a span; {@code arrivalsMs} in the order of time. */
  PathReader(MarketId market, long fromMs, long toMs, List<Long> arrivalsMs) {
    this.market = market;
    this.fromMs = fromMs;
    this.toMs = toMs;
    this.arrivalsMs = List.copyOf(arrivalsMs);
  }

  /** Reads it around an offset that is within. */
  MarketPath read(Recording recording, long near) {
    try (Reading<TapeRecord> tape = from(recording, near)) {
      while (tape.hasNext()) {
        TapeRecord next = tape.next();
        if (next.event().timeMs() > toMs) {
          break;
        }
        take(next);
      }
    }
    arrive(Long.MAX_VALUE);
    return new MarketPath(fromMs, toMs, points, arrivals);
  }

  /** Offsets say nothing of time: looks further back until it is far enough. */
  private Reading<TapeRecord> from(Recording recording, long near) {
    for (long look = FIRST_LOOK; ; look *= WIDER) {
      long from = Math.max(0, near - look);
      try (Reading<TapeRecord> tape = recording.tape(from)) {
        if (from == 0 || !tape.hasNext() || tape.next().event().timeMs() <= fromMs - KEY_FRAME_MS) {
          return recording.tape(from);
        }
      }
    }
  }

  private void take(TapeRecord next) {
    long timeMs = next.event().timeMs();
    arrive(timeMs);
    board.accept(next.event());
    if (next.event() instanceof IndexTick tick) {
      index = tick.priceMicros();
    }
    if (timeMs >= fromMs) {
      add(timeMs);
    }
  }

  /** The book that an order met is the one before the first event after its arrival. */
  private void arrive(long timeMs) {
    while (arrivals.size() < arrivalsMs.size() && arrivalsMs.get(arrivals.size()) < timeMs) {
      arrivals.add(book());
    }
  }

  private Optional<Book> book() {
    return board.find(market).flatMap(LiveMarket::book);
  }

  private void add(long timeMs) {
    Optional<Book> book = book();
    Point point =
        new Point(
            timeMs,
            index,
            micros(book.flatMap(b -> b.bestBid(Side.YES))),
            micros(book.flatMap(b -> b.bestAsk(Side.YES))));
    if (!points.isEmpty() && slot(points.getLast().timeMs()) == slot(timeMs)) {
      points.removeLast();
    }
    points.add(point);
  }

  private long slot(long timeMs) {
    return (timeMs - fromMs) * POINTS / Math.max(1, toMs - fromMs);
  }

  private static OptionalLong micros(Optional<Price> price) {
    return price.map(p -> OptionalLong.of(p.micros())).orElse(OptionalLong.empty());
  }
}
