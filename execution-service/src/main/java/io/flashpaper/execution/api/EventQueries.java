// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Flash crashes and gate counts as REST shows them. */
@Singleton
public final class EventQueries {
  private static final String TRADE_OK = "TRADE_OK";

  private static final Keyset LATEST_CRASHES = Keyset.latest("flash events", "time_ms", "id");

  private final Sql sql;

  EventQueries(Sql sql) {
    this.sql = sql;
  }

  /**
   * A fast fall of K.
   *
   * @param past K in the 30 s before
   * @param atPeak ask and mid just before K left its peak, the model's probability when K came to
   *     it
   * @param now the same after the fall
   * @param momentumPercent the index's change over 60 s
   * @param cause INFORMATION, LIQUIDITY or UNKNOWN
   * @param tradeable whether the verdict is TRADE_OK
   * @param verdict TRADE_OK, or why it is none to trade on
   * @param end how it ended; nothing while it is not over
   */
  public record FlashEvent(
      String id,
      String market,
      String series,
      String time,
      long tapeOffset,
      String peak,
      String k,
      String dropPercent,
      long peakAgeMs,
      long windowMs,
      @Nullable FlashPast past,
      FlashQuote atPeak,
      FlashQuote now,
      @Nullable String momentumPercent,
      String cause,
      boolean tradeable,
      String verdict,
      @Nullable FlashEnd end) {}

  /** K before a crash; the mean weighs each K with the time it was in force. */
  public record FlashPast(String highest, String lowest, String mean) {}

  /** What surrounded K. */
  public record FlashQuote(
      @Nullable String ask, @Nullable String mid, @Nullable String probability) {}

  /**
   * How a crash ended.
   *
   * @param afterMs how long after the crash
   * @param trough the lowest K until then
   * @param by RETRACE, TIME, RESET or CLOSED
   */
  public record FlashEnd(String time, long afterMs, String trough, String by) {}

  /** How often a gate stopped a wish. */
  public record Reason(String gate, long count) {}

  /** A page of the flash crashes, the latest first. */
  Page<FlashEvent> flashEvents(
      Optional<String> market,
      Optional<String> series,
      Optional<Boolean> tradeable,
      Period period,
      PageRequest asked) {
    Select select =
        new Select("select * from flash_event")
            .equal("market", market)
            .equal("series", series)
            .within("time_ms", period);
    tradeable.ifPresent(
        wanted -> select.where("verdict " + (wanted ? "=" : "<>") + " ?", TRADE_OK));
    return select.page(sql, LATEST_CRASHES, asked, EventQueries::flashEvent);
  }

  private static FlashEvent flashEvent(Fields row) throws SQLException {
    return new FlashEvent(
        row.text("id"),
        row.text("market"),
        row.text("series"),
        row.time("time_ms"),
        row.number("tape_offset"),
        row.decimal("peak"),
        row.decimal("k"),
        BigDecimal.valueOf(row.number("drop_micros"), 4).toPlainString(),
        row.number("peak_age_ms"),
        row.number("window_ms"),
        past(row),
        new FlashQuote(
            row.decimalOrNull("peak_ask"),
            row.decimalOrNull("peak_mid"),
            row.decimalOrNull("peak_probability")),
        new FlashQuote(
            row.decimalOrNull("ask"), row.decimalOrNull("mid"), row.decimalOrNull("probability")),
        percent(row.numberOrNull("momentum_ppm")),
        row.text("cause"),
        row.text("verdict").equals(TRADE_OK),
        row.text("verdict"),
        end(row));
  }

  private static @Nullable FlashPast past(Fields row) throws SQLException {
    return row.textOrNull("past_mean") == null
        ? null
        : new FlashPast(
            row.decimal("past_highest"), row.decimal("past_lowest"), row.decimal("past_mean"));
  }

  private static @Nullable FlashEnd end(Fields row) throws SQLException {
    return row.textOrNull("ended_by") == null
        ? null
        : new FlashEnd(
            row.time("ended_ms"),
            row.number("ended_ms") - row.number("time_ms"),
            row.decimal("trough"),
            row.text("ended_by"));
  }

  private static @Nullable String percent(@Nullable Long ppm) {
    return ppm == null ? null : BigDecimal.valueOf(ppm, 4).toPlainString();
  }

  List<Reason> reasons(long sinceMs) {
    return sql.all(
        row -> new Reason(row.text("gate"), row.number("count")),
        """
        select gate, sum(count)::bigint as count from gate_count where minute_ms >= ?
        group by gate order by 2 desc, 1
        """,
        minuteOf(sinceMs));
  }

  /** Gates are counted by the minute: the one that is under way belongs to what follows. */
  static long minuteOf(long timeMs) {
    return timeMs - Math.floorMod(timeMs, 60_000L);
  }
}
