// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What the last replay of the recorded tape found. */
@Singleton
public final class VerificationQueries {
  private static final String LATEST =
      """
      select (extract(epoch from ended_at) * 1000)::bigint as ended_ms, outcome, trades, identical, to_ms,
        coalesce(report ->> 'problem', (d ->> 'table') || ' ' || (d ->> 'key') || ' ' || (d ->> 'column')
          || ': recorded ' || coalesce(d ->> 'recorded', 'nothing') || ', replayed ' || coalesce(d ->> 'replayed', 'nothing'))
          as found
      from verification, lateral (select report -> 'firstDifference' as d) difference order by id desc limit 1
      """;

  private final Sql sql;

  VerificationQueries(Sql sql) {
    this.sql = sql;
  }

  /**
   * A verification.
   *
   * @param endedAt by the clock of who verified
   * @param outcome {@code IDENTICAL}, {@code DIFFERENT} or {@code FAILED}
   * @param trades compared
   * @param identical of them
   * @param upTo tape time up to which was compared; null if it failed before that was known
   * @param found the first difference, or what prevented the comparison; null if all is identical
   */
  public record Verification(
      String endedAt,
      String outcome,
      long trades,
      long identical,
      @Nullable String upTo,
      @Nullable String found) {}

  /** The last one; null if there was none. */
  @Nullable Verification latest() {
    return sql.one(VerificationQueries::verification, LATEST).orElse(null);
  }

  private static Verification verification(Fields row) throws SQLException {
    return new Verification(
        row.time("ended_ms"),
        row.text("outcome"),
        row.number("trades"),
        row.number("identical"),
        row.timeOrNull("to_ms"),
        row.textOrNull("found"));
  }
}
