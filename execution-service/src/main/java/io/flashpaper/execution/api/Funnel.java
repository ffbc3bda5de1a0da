// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an instance's wishes: what stopped them, in the order in which it is asked, and
 * how many passed; and what kept its positions from being sold.
 *
 * @param market null unless asked for by market
 * @param minute null unless asked for by minute
 * @param orders how many wishes passed everything and became an order
 */
public record Funnel(
    String instance,
    @Nullable String market,
    @Nullable String minute,
    List<Stop> stops,
    long orders) {

  /** Who counted. */
  public enum Source {
    /**
     * The strategy itself ({@code STRATEGY_…}) and the gates beside it: whenever the strategy is
     * asked.
     */
    SIGNAL,
    /** The gates that need the ledger: once per wish and second of tape time. */
    EXECUTION,
    /** The exits, of what is held and not sold: once per position and second of tape time. */
    EXIT
  }

  /** What a funnel is of. */
  public enum By {
    /** An instance in all its markets. */
    INSTANCE("''", "0", "0"),
    /** An instance in one market. */
    MARKET("market", "0", "0"),
    /** An instance during one minute of tape time. */
    MINUTE("''", "minute_ms", "decided_ms - decided_ms % 60000");

    final String market;
    final String minuteOfCount;
    final String minuteOfOrder;

    By(String market, String minuteOfCount, String minuteOfOrder) {
      this.market = market;
      this.minuteOfCount = minuteOfCount;
      this.minuteOfOrder = minuteOfOrder;
    }
  }

  /**
   * How often one gate stopped a wish.
   *
   * @param source {@code SIGNAL}, {@code EXECUTION} or {@code EXIT}
   * @param share of all that its source counted here, in percent
   * @param measure what was measured; null where the gate looks at no number
   * @param value what it saw last
   * @param threshold what it compared that with; null if that is not known
   * @param unit of both; null where they are words or plain numbers
   * @param lastMinute the last minute of tape time in which it stopped a wish
   */
  public record Stop(
      String source,
      String gate,
      long count,
      String share,
      @Nullable String measure,
      @Nullable String value,
      @Nullable String threshold,
      @Nullable String unit,
      String lastMinute) {}
}
