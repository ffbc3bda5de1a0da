// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import io.flashpaper.cli.report.FlashView.Crash;
import io.flashpaper.cli.report.FlashView.End;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Flash crashes as a table. */
public final class FlashText {
  private static final int TEXT_COLUMNS = 4;
  private static final int MS_PER_SECOND = 1000;

  private FlashText() {}

  /** The table's lines, or a sentence where there was none. */
  public static List<String> lines(FlashView view) {
    if (view.flashEvents().isEmpty()) {
      return List.of("No flash crash: K has not fallen by more than 15 % in 10 s.");
    }
    TextTable table =
        new TextTable(
            TEXT_COLUMNS,
            "time (UTC)",
            "market",
            "cause",
            "verdict",
            "peak $",
            "K $",
            "fall %",
            "in s",
            "BTC 60 s",
            "ended",
            "after s");
    view.flashEvents().forEach(crash -> addTo(table, crash));
    return table.lines("");
  }

  private static void addTo(TextTable table, Crash crash) {
    End end = crash.end();
    table.row(
        Figures.time(crash.time()),
        Figures.text(crash.market()),
        Figures.words(crash.cause()),
        Figures.words(crash.verdict()),
        Figures.averagePrice(crash.peak()),
        Figures.averagePrice(crash.k()),
        crash.dropPercent() == null
            ? Figures.MISSING
            : crash.dropPercent().setScale(1, RoundingMode.HALF_EVEN).toPlainString(),
        seconds(crash.peakAgeMs()),
        Figures.signedPercent(crash.momentumPercent()),
        end == null ? "not yet" : Figures.words(end.by()),
        after(end));
  }

  private static String after(@Nullable End end) {
    return end == null ? Figures.MISSING : seconds(end.afterMs());
  }

  private static String seconds(long ms) {
    return String.format(Locale.ROOT, "%.1f", (double) ms / MS_PER_SECOND);
  }
}
