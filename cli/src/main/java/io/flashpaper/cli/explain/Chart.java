// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.explain;

import io.flashpaper.cli.explain.MarketPath.Point;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * What a chart of a trade shows, however it is drawn.
 *
 * @param title of the whole
 * @param path of market and bitcoin
 * @param marks what the account did, in the order of time
 * @param strikeMicros where the market's outcome turns, if it has one price
 */
public record Chart(String title, MarketPath path, List<Mark> marks, OptionalLong strikeMicros) {
  /** Freezes the list. */
  public Chart {
    marks = List.copyOf(marks);
  }

  /**
   * Something the account did.
   *
   * @param yesMicros at which price of YES
   * @param label a word or two
   */
  public record Mark(long timeMs, long yesMicros, boolean isEntry, String label) {}

  /** The values of one line with their times. */
  record Line(List<Long> timesMs, List<Long> micros) {
    static Line of(List<Point> points, Function<Point, OptionalLong> value) {
      List<Point> known = points.stream().filter(p -> value.apply(p).isPresent()).toList();
      return new Line(
          known.stream().map(Point::timeMs).toList(),
          known.stream().map(point -> value.apply(point).orElseThrow()).toList());
    }
  }

  Line index() {
    return Line.of(path.points(), Point::indexMicros);
  }

  Line bid() {
    return Line.of(path.points(), Point::bidMicros);
  }

  Line ask() {
    return Line.of(path.points(), Point::askMicros);
  }

  /** The lowest and highest value of some lines, with a little room; empty if they have none. */
  static Optional<long[]> range(long least, LongStream values) {
    var summary = values.summaryStatistics();
    if (summary.getCount() == 0) {
      return Optional.empty();
    }
    long room = Math.max(least, (summary.getMax() - summary.getMin()) / 20);
    return Optional.of(new long[] {summary.getMin() - room, summary.getMax() + room});
  }

  Optional<long[]> indexRange() {
    return range(1_000_000, index().micros().stream().mapToLong(Long::longValue));
  }

  Optional<long[]> priceRange() {
    return range(
            10_000,
            LongStream.concat(
                LongStream.concat(
                    bid().micros().stream().mapToLong(Long::longValue),
                    ask().micros().stream().mapToLong(Long::longValue)),
                marks.stream().mapToLong(Mark::yesMicros)))
        .map(range -> new long[] {Math.max(0, range[0]), Math.min(1_000_000, range[1])});
  }
}
