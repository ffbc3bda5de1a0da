// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.explain;

import io.flashpaper.cli.explain.Chart.Line;
import io.flashpaper.cli.explain.Chart.Mark;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A chart of characters: dots of Braille, or plain ASCII. */
final class TerminalChart {
  private static final int LABEL = 12;
  private static final int INDEX_ROWS = 6;
  private static final int PRICE_ROWS = 10;
  private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Chart chart;
  private final int columns;
  private final boolean ascii;
  private final boolean colour;

  /** A chart so many characters wide. */
  TerminalChart(Chart chart, int width, boolean ascii, boolean colour) {
    this.chart = chart;
    this.columns = Math.max(20, width - LABEL);
    this.ascii = ascii;
    this.colour = colour;
  }

  /** Its lines. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    chart
        .indexRange()
        .ifPresent(
            range -> {
              Panel panel = new Panel(INDEX_ROWS, range);
              panel.draw(chart.index(), '*');
              lines.add("bitcoin, $");
              panel.addTo(lines, "%,.2f", 33);
            });
    chart
        .priceRange()
        .ifPresent(
            range -> {
              Panel panel = new Panel(PRICE_ROWS, range);
              panel.draw(chart.ask(), '-');
              panel.draw(chart.bid(), '*');
              chart.marks().forEach(panel::mark);
              lines.add(ascii ? "YES bid (*) and ask (-), $" : "YES bid and ask, $");
              panel.addTo(lines, "%.3f", 36);
            });
    lines.add(axis());
    lines.add(legend());
    return lines;
  }

  private String axis() {
    String from = time(chart.path().fromMs());
    String to = time(chart.path().toMs());
    return " ".repeat(LABEL) + from + " ".repeat(columns - from.length() - to.length()) + to;
  }

  private static String time(long ms) {
    return TIME.format(Instant.ofEpochMilli(ms));
  }

  private String legend() {
    StringBuilder legend = new StringBuilder(" ".repeat(LABEL));
    for (Mark mark : chart.marks()) {
      legend.append(sign(mark)).append(' ').append(mark.label()).append("   ");
    }
    return legend.toString().stripTrailing();
  }

  private char sign(Mark mark) {
    if (ascii) {
      return mark.isEntry() ? 'E' : 'X';
    }
    return mark.isEntry() ? '\u25b2' : '\u25bc';
  }

  /** A part of the chart with a scale of its own. */
  private final class Panel {
    private final int rows;
    private final long low;
    private final long high;
    private final int[][] dots;
    private final char[][] signs;

    Panel(int rows, long[] range) {
      this.rows = rows;
      this.low = range[0];
      this.high = range[1];
      this.dots = new int[rows][columns];
      this.signs = new char[rows][columns];
    }

    void draw(Line line, char sign) {
      int across = ascii ? 1 : 2;
      int down = ascii ? 1 : 4;
      int before = -1;
      for (int i = 0; i < line.micros().size(); i++) {
        int x = x(line.timesMs().get(i), columns * across);
        int y = y(line.micros().get(i), rows * down);
        for (int at = Math.min(y, before < 0 ? y : before); at <= Math.max(y, before); at++) {
          dot(x, at, sign);
        }
        dot(x, y, sign);
        before = y;
      }
    }

    private void dot(int x, int y, char sign) {
      if (ascii) {
        signs[y][x] = sign;
      } else {
        dots[y / 4][x / 2] |= DOTS[y % 4][x % 2];
      }
    }

    void mark(Mark mark) {
      signs[y(mark.yesMicros(), rows)][x(mark.timeMs(), columns)] = sign(mark);
    }

    private int x(long timeMs, int most) {
      long span = Math.max(1, chart.path().toMs() - chart.path().fromMs());
      return (int) Math.clamp((timeMs - chart.path().fromMs()) * most / span, 0, most - 1);
    }

    private int y(long micros, int most) {
      return (int) Math.clamp((high - micros) * most / Math.max(1, high - low), 0, most - 1);
    }

    void addTo(List<String> lines, String format, int hue) {
      for (int row = 0; row < rows; row++) {
        long value = high - (high - low) * (2L * row + 1) / (2L * rows);
        boolean isLabelled = row == 0 || row == rows - 1 || row == rows / 2;
        String label =
            isLabelled ? String.format(Locale.ROOT, format, BigDecimal.valueOf(value, 6)) : "";
        lines.add(
            String.format(Locale.ROOT, "%" + (LABEL - 2) + "s ", label)
                + (ascii ? '|' : '\u2502')
                + row(row, hue));
      }
    }

    private String row(int row, int hue) {
      StringBuilder text = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        char sign = signs[row][column];
        boolean isMark = !ascii && sign != 0;
        char drawn = ascii || isMark ? (sign == 0 ? ' ' : sign) : braille(dots[row][column]);
        text.append(isMark && colour ? "\u001b[1m" + drawn + "\u001b[0;" + hue + "m" : drawn);
      }
      String plain = text.toString().stripTrailing();
      return colour ? "\u001b[" + hue + "m" + plain + "\u001b[0m" : plain;
    }

    private static char braille(int bits) {
      return bits == 0 ? ' ' : (char) (0x2800 + bits);
    }
  }
}
