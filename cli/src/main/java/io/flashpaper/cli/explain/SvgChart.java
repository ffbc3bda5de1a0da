// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.explain;

import io.flashpaper.cli.explain.Chart.Line;
import io.flashpaper.cli.explain.Chart.Mark;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A chart as one self-contained SVG, legible on light and on dark ground. */
final class SvgChart {
  private static final int WIDTH = 960;
  private static final int LEFT = 92;
  private static final int RIGHT = 936;
  private static final Frame INDEX = new Frame(64, 190);
  private static final Frame PRICE = new Frame(226, 470);
  private static final int TICKS = 4;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String HEAD =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 528" width="960" height="528" role="img" font-family="system-ui, sans-serif" font-size="13">
      <style>
        :root { color-scheme: light dark }
        .ground { fill: #fdfdfc } .grid { stroke: #d9dcdf; stroke-width: 1 } .text { fill: #4a5560 }
        .title { fill: #16202a; font-size: 17px; font-weight: 600 } .held { fill: #2f7d6b; opacity: .10 }
        .index { stroke: #b7791f } .bid { stroke: #1f6fb2 } .ask { stroke: #8fb3d1 }
        .line { fill: none; stroke-width: 1.6; stroke-linejoin: round } .entry { fill: #2f7d6b } .exit { fill: #b23a48 }
        @media (prefers-color-scheme: dark) {
          .ground { fill: #12181e } .grid { stroke: #2c3640 } .text { fill: #a9b4bf } .title { fill: #eef2f5 }
          .held { opacity: .22 } .index { stroke: #e0a63f } .bid { stroke: #5aa9e6 } .ask { stroke: #44698a }
          .entry { fill: #4fb49c } .exit { fill: #e2707d }
        }
      </style>
      """;

  private final Chart chart;
  private final StringBuilder svg = new StringBuilder(HEAD);

  private SvgChart(Chart chart) {
    this.chart = chart;
  }

  /** Where a part of the chart is, from top to bottom. */
  private record Frame(int top, int bottom) {
    double y(long micros, long[] range) {
      return top + (double) (range[1] - micros) / Math.max(1, range[1] - range[0]) * (bottom - top);
    }
  }

  /** The document. */
  static String of(Chart chart) {
    return new SvgChart(chart).draw();
  }

  private String draw() {
    add("<title>%s</title>", escaped(chart.title()));
    add("<rect class=\"ground\" width=\"%d\" height=\"528\"/>", WIDTH);
    add("<text class=\"title\" x=\"24\" y=\"32\">%s</text>", escaped(chart.title()));
    held();
    chart
        .indexRange()
        .ifPresent(
            range -> {
              grid(INDEX, range, 2, "bitcoin");
              line(INDEX, range, chart.index(), "index");
            });
    chart
        .priceRange()
        .ifPresent(
            range -> {
              grid(PRICE, range, 3, "YES bid and ask");
              line(PRICE, range, chart.ask(), "ask");
              line(PRICE, range, chart.bid(), "bid");
              chart.marks().forEach(mark -> mark(mark, range));
            });
    times();
    return svg.append("</svg>\n").toString();
  }

  private void held() {
    List<Mark> marks = chart.marks();
    if (marks.size() > 1) {
      double from = x(marks.getFirst().timeMs());
      add(
          "<rect class=\"held\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
          from, INDEX.top(), x(marks.getLast().timeMs()) - from, PRICE.bottom() - INDEX.top());
    }
  }

  private void grid(Frame frame, long[] range, int decimals, String name) {
    add("<text class=\"text\" x=\"%d\" y=\"%d\">%s</text>", LEFT, frame.top() - 8, name);
    for (int tick = 0; tick <= TICKS; tick++) {
      long micros = range[0] + (range[1] - range[0]) * tick / TICKS;
      double y = frame.y(micros, range);
      add("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, RIGHT, y, y);
      add(
          "<text class=\"text\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
          LEFT - 10,
          y + 4,
          String.format(
              Locale.ROOT,
              "%,." + decimals + "f",
              BigDecimal.valueOf(micros, 6).setScale(decimals, RoundingMode.HALF_EVEN)));
    }
  }

  /** A line of steps: a price stands until the next. */
  private void line(Frame frame, long[] range, Line line, String kind) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < line.micros().size(); i++) {
      double x = x(line.timesMs().get(i));
      double y = frame.y(line.micros().get(i), range);
      path.append(String.format(Locale.ROOT, i == 0 ? "M%.1f,%.1f" : "H%.1fV%.1f", x, y));
    }
    if (!path.isEmpty()) {
      add("<path class=\"line %s\" d=\"%sH%d\"/>", kind, path, RIGHT);
    }
  }

  private void mark(Mark mark, long[] range) {
    double x = x(mark.timeMs());
    double y = PRICE.y(mark.yesMicros(), range);
    String kind = mark.isEntry() ? "entry" : "exit";
    int way = mark.isEntry() ? 1 : -1;
    add("<path class=\"%s\" d=\"M%.1f,%.1f l-7,%d h14 z\"/>", kind, x, y + 3 * way, 12 * way);
    boolean isRight = x > RIGHT - 200;
    add(
        "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-weight=\"600\">%s</text>",
        kind,
        isRight ? x - 12 : x + 12,
        Math.clamp(y + 14 * way, PRICE.top() + 14, PRICE.bottom() - 6),
        isRight ? "end" : "start",
        escaped(mark.label()));
  }

  private void times() {
    long span = chart.path().toMs() - chart.path().fromMs();
    for (int tick = 0; tick <= TICKS; tick++) {
      long ms = chart.path().fromMs() + span * tick / TICKS;
      add(
          "<text class=\"text\" x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>",
          x(ms),
          PRICE.bottom() + 22,
          tick == 0 ? "start" : tick == TICKS ? "end" : "middle",
          TIME.format(Instant.ofEpochMilli(ms)));
    }
    add(
        "<text class=\"text\" x=\"%d\" y=\"516\" text-anchor=\"end\">%s UTC, %s</text>",
        RIGHT,
        Instant.ofEpochMilli(chart.path().fromMs()).atZone(ZoneOffset.UTC).toLocalDate(),
        spanText(span));
  }

  private static String spanText(long ms) {
    Duration span = Duration.ofMillis(ms);
    return span.toMinutes() > 0
        ? "%d min %d s".formatted(span.toMinutes(), span.toSecondsPart())
        : span.toSeconds() + " s";
  }

  private double x(long timeMs) {
    long span = Math.max(1, chart.path().toMs() - chart.path().fromMs());
    double share = (double) (timeMs - chart.path().fromMs()) / span;
    return Math.clamp(LEFT + share * (RIGHT - LEFT), LEFT, RIGHT);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
