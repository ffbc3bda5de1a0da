// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.execution.api.Keyset.Column;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Commands as REST shows them. */
@Singleton
public final class CommandQueries {
  private static final String COMMANDS =
      """
      select id, kind, account, trade, reason, given_by, idempotency_key, status, number, tape_offset, time_ms,
        accounts, refusal, to_char(given_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as given
      from command
      """;
  private static final Keyset LATEST = new Keyset("commands", true, List.of(Column.number("id")));

  private final Sql sql;

  CommandQueries(Sql sql) {
    this.sql = sql;
  }

  /**
   * A command and what became of it.
   *
   * @param account whom it is for; null for all, and for a close, where the trade says it
   * @param given when it was given, by the database's clock
   * @param status PENDING, APPLIED or REFUSED
   * @param number its place among all commands that took effect or were refused
   * @param tapeOffset the tape event after which it took effect or was refused
   * @param time tape time of that event
   * @param accounts those that obeyed
   * @param refusal why none did
   */
  public record GivenCommand(
      long id,
      String kind,
      @Nullable String account,
      @Nullable String trade,
      String reason,
      String by,
      String given,
      String status,
      @Nullable Long number,
      @Nullable Long tapeOffset,
      @Nullable String time,
      List<String> accounts,
      @Nullable String refusal) {}

  Page<GivenCommand> page(Optional<String> status, PageRequest asked) {
    return new Select(COMMANDS)
        .equal("status", status)
        .page(sql, LATEST, asked, CommandQueries::command);
  }

  Optional<GivenCommand> find(long id) {
    return sql.one(CommandQueries::command, COMMANDS + " where id = ?", id);
  }

  private static GivenCommand command(Fields row) throws SQLException {
    List<String> accounts = new ArrayList<>();
    row.json("accounts").forEach(name -> accounts.add(name.asText()));
    return new GivenCommand(
        row.number("id"),
        row.text("kind"),
        row.textOrNull("account"),
        row.textOrNull("trade"),
        row.text("reason"),
        row.text("given_by"),
        row.text("given"),
        row.text("status"),
        row.numberOrNull("number"),
        row.numberOrNull("tape_offset"),
        row.timeOrNull("time_ms"),
        accounts,
        row.textOrNull("refusal"));
  }
}
