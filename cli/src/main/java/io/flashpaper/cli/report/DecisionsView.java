// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code GET /api/v1/decisions} answers, in its order. */
public record DecisionsView(List<Funnel> decisions) {
  /** A missing list is an empty one. */
  public DecisionsView(@Nullable List<Funnel> decisions) {
    this.decisions = decisions == null ? List.of() : List.copyOf(decisions);
  }

  /** What became of an instance's wishes. */
  public record Funnel(
      @Nullable String instance,
      @Nullable String market,
      @Nullable String minute,
      List<Stop> stops,
      long orders) {
    /** A missing list is an empty one. */
    public Funnel(
        @Nullable String instance,
        @Nullable String market,
        @Nullable String minute,
        @Nullable List<Stop> stops,
        long orders) {
      this.instance = instance;
      this.market = market;
      this.minute = minute;
      this.stops = stops == null ? List.of() : List.copyOf(stops);
      this.orders = orders;
    }
  }

  /** How often one gate stopped a wish, and what it saw last. */
  public record Stop(
      @Nullable String source,
      @Nullable String gate,
      long count,
      @Nullable BigDecimal share,
      @Nullable String value,
      @Nullable String threshold,
      @Nullable String unit) {
    /**
     * What it saw last and what it compared that with, such as {@code 0.07 against 0.05 dollars}.
     */
    public String last() {
      if (value == null) {
        return "";
      }
      String limit = threshold == null ? "" : " against " + shortened(threshold);
      return shortened(value) + limit + (unit == null ? "" : " " + unit);
    }

    /** Without the zeros a decimal number ends in. */
    private static String shortened(String number) {
      return number.replaceFirst("(\\.\\d*?)0+$", "$1").replaceFirst("\\.$", "");
    }
  }
}
