// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;

/** Flash crashes and gate counts as REST shows them. */
@Singleton
public final class EventQueries {
  private final Sql sql;

  EventQueries(Sql sql) {
    this.sql = sql;
  }

  /** A fast fall of K. */
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
      long windowMs) {}

  /** How often a gate stopped a wish. */
  public record Reason(String gate, long count) {}

  List<FlashEvent> flashEvents(int limit) {
    return sql.all(
        EventQueries::flashEvent,
        "select * from flash_event order by time_ms desc, id desc limit ?",
        limit);
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
        row.number("window_ms"));
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
