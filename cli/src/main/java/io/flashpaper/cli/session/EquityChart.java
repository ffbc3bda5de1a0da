// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.session;

import io.flashpaper.cli.report.Figures;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An account's curve as the template draws it, in units of an SVG of 720 by 240.
 *
 * @param title whose it is and where it ended
 * @param path steps: equity stands until the next trade closes
 * @param start where the initial cash is, as a height
 * @param levels what the horizontal lines say
 * @param times what the axis says
 */
record EquityChart(String title, String path, String start, List<Tick> levels, List<Tick> times) {
  private static final int LEFT = 84;
  private static final int RIGHT = 708;
  private static final int TOP = 16;
  private static final int BOTTOM = 204;
  private static final int TICKS = 4;

  /** A label and where it stands. */
  record Tick(String at, String text, String anchor) {}

  /**
   * The chart of a curve of at least one point.
   *
   * @param from where it begins; with its first point if that is earlier, or it is missing
   * @param to where it ends; the same with its last point
   */
  static EquityChart of(EquityView curve, @Nullable Instant from, @Nullable Instant to) {
    Instant first = curve.points().getFirst().time();
    Instant last = curve.points().getLast().time();
    return new Drawing(
            curve,
            from == null || from.isAfter(first) ? first : from,
            to == null || to.isBefore(last) ? last : to)
        .chart();
  }

  /** What is needed to place a point. */
  private static final class Drawing {
    private final EquityView curve;
    private final BigDecimal initial;
    private final Instant from;
    private final Instant to;
    private final double low;
    private final double high;

    Drawing(EquityView curve, Instant from, Instant to) {
      this.curve = curve;
      this.from = from;
      this.to = to;
      this.initial =
          curve.initialCash() == null ? curve.points().getFirst().equity() : curve.initialCash();
      double least = initial.doubleValue();
      double most = least;
      for (EquityView.Point point : curve.points()) {
        least = Math.min(least, point.equity().doubleValue());
        most = Math.max(most, point.equity().doubleValue());
      }
      double room = Math.max((most - least) / 20, 0.005);
      this.low = least - room;
      this.high = most + room;
    }

    EquityChart chart() {
      BigDecimal last = curve.points().getLast().equity();
      return new EquityChart(
          "%s: %s after %s"
              .formatted(curve.account(), Figures.dollars(last), trades(curve.trades())),
          path(),
          y(initial.doubleValue()),
          levels(),
          times());
    }

    private static String trades(long count) {
      return count == 1 ? "a closed trade" : Figures.count(count) + " closed trades";
    }

    private String path() {
      StringBuilder path = new StringBuilder();
      for (EquityView.Point point : curve.points()) {
        String x = x(point.time());
        String y = y(point.equity().doubleValue());
        path.append(path.isEmpty() ? "M" + x + "," + y : "H" + x + "V" + y);
      }
      return path + "H" + RIGHT;
    }

    private List<Tick> levels() {
      List<Tick> levels = new ArrayList<>();
      for (int tick = 0; tick <= TICKS; tick++) {
        double value = low + (high - low) * tick / TICKS;
        levels.add(new Tick(y(value), String.format(Locale.ROOT, "$%,.2f", value), "end"));
      }
      return levels;
    }

    private List<Tick> times() {
      List<Tick> times = new ArrayList<>();
      Duration span = Duration.between(from, to);
      int ticks = span.isZero() ? 0 : 2;
      for (int tick = 0; tick <= ticks; tick++) {
        Instant time = from.plus(span.multipliedBy(tick).dividedBy(Math.max(1, ticks)));
        String anchor = tick == 0 ? "start" : tick == ticks ? "end" : "middle";
        times.add(new Tick(x(time), Figures.time(time), anchor));
      }
      return times;
    }

    private String x(Instant time) {
      double span = Math.max(1, Duration.between(from, to).toMillis());
      double share = Duration.between(from, time).toMillis() / span;
      return number(LEFT + share * (RIGHT - LEFT));
    }

    private String y(double equity) {
      return number(TOP + (high - equity) / (high - low) * (BOTTOM - TOP));
    }

    private static String number(double value) {
      return String.format(Locale.ROOT, "%.1f", value);
    }
  }
}
