// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.explain;

import io.flashpaper.model.Book;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one market and bitcoin did for a while, by the tape.
 *
 * @param points in the order of time
 * @param arrivals the book as it stood when an order arrived, in the order that was asked
 */
public record MarketPath(
    long fromMs, long toMs, List<Point> points, List<Optional<Book>> arrivals) {
  /** Freezes the lists. */
  public MarketPath {
    points = List.copyOf(points);
    arrivals = List.copyOf(arrivals);
  }

  /**
   * How things stood at a time.
   *
   * @param indexMicros bitcoin's price, in millionths of a dollar
   * @param bidMicros K: the best YES bid
   * @param askMicros the best YES ask
   */
  public record Point(
      long timeMs, OptionalLong indexMicros, OptionalLong bidMicros, OptionalLong askMicros) {}

  /** The last point at or before a time. */
  public Optional<Point> at(long timeMs) {
    return points.stream().filter(point -> point.timeMs() <= timeMs).reduce((_, last) -> last);
  }
}
