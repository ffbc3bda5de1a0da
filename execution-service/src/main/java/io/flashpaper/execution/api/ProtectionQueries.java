// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When protections kept accounts from entering, and when they let go. */
@Singleton
public final class ProtectionQueries {
  private static final Keyset LATEST =
      new Keyset(
          "protections",
          true,
          List.of(
              Keyset.Column.number("time_ms"),
              Keyset.Column.number("tape_offset"),
              Keyset.Column.text("account"),
              Keyset.Column.text("protection"),
              Keyset.Column.text("instance"),
              Keyset.Column.text("kind")));

  private final Sql sql;

  ProtectionQueries(Sql sql) {
    this.sql = sql;
  }

  /**
   * A protection that tripped, or whose pause is over.
   *
   * @param instance the strategy instance held back; null for the whole account
   * @param kind {@code TRIPPED} or {@code ENDED}
   * @param measure what was measured, ending in its unit
   * @param sinceTime since when nothing is entered
   * @param untilTime until when; null if only a command ends it
   * @param endedBy {@code TIME}, {@code RESUMED} or {@code PLAN}; null where it tripped
   */
  public record ProtectionEvent(
      String account,
      String protection,
      @Nullable String instance,
      String kind,
      String time,
      long tapeOffset,
      String measure,
      long value,
      long threshold,
      String sinceTime,
      @Nullable String untilTime,
      @Nullable String endedBy) {}

  /** What can happen to one. */
  enum Kind {
    /** Nothing is entered from here on. */
    TRIPPED,
    /** Its pause is over. */
    ENDED
  }

  /** A page of them, the latest first. */
  Page<ProtectionEvent> page(
      Optional<String> account, Optional<Kind> kind, Period period, PageRequest asked) {
    return new Select("select * from protection_event")
        .equal("account", account)
        .word("kind", kind)
        .within("time_ms", period)
        .page(sql, LATEST, asked, ProtectionQueries::event);
  }

  private static ProtectionEvent event(Fields row) throws SQLException {
    String instance = row.text("instance");
    return new ProtectionEvent(
        row.text("account"),
        row.text("protection"),
        instance.isBlank() ? null : instance,
        row.text("kind"),
        row.time("time_ms"),
        row.number("tape_offset"),
        row.text("measure"),
        row.number("value"),
        row.number("threshold"),
        row.time("since_ms"),
        row.timeOrNull("until_ms"),
        row.textOrNull("ended_by"));
  }
}
