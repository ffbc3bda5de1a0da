// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What became of strategy instances, as REST shows it. */
@Singleton
public final class StrategyEventQueries {
  private static final Keyset LATEST =
      new Keyset(
          "strategy events",
          true,
          List.of(Keyset.Column.number("tape_offset"), Keyset.Column.number("number")));

  private final Sql sql;

  StrategyEventQueries(Sql sql) {
    this.sql = sql;
  }

  /** What can become of an instance. */
  public enum Kind {
    /** It runs from here on, in this version and with these parameters. */
    LOADED,
    /** It runs no more. */
    UNLOADED,
    /** It was stopped since it failed. */
    QUARANTINED
  }

  /**
   * Something that became of an instance.
   *
   * @param kind LOADED, UNLOADED or QUARANTINED
   * @param detail version and parameters; of a quarantine market, kind and evidence
   */
  public record StrategyEvent(
      String time,
      long tapeOffset,
      String instance,
      String strategy,
      String kind,
      JsonNode detail) {}

  /** A page of them, the latest first. */
  Page<StrategyEvent> page(
      Optional<String> instance, Optional<Kind> kind, Period period, PageRequest asked) {
    return new Select("select * from strategy_event")
        .equal("instance", instance)
        .word("kind", kind)
        .within("time_ms", period)
        .page(sql, LATEST, asked, StrategyEventQueries::event);
  }

  private static StrategyEvent event(Fields row) throws SQLException {
    return new StrategyEvent(
        row.time("time_ms"),
        row.number("tape_offset"),
        row.text("instance"),
        row.text("strategy"),
        row.text("kind"),
        row.json("detail"));
  }
}
