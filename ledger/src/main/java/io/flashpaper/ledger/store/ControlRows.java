// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import io.flashpaper.engine.execution.account.ProtectionPause;
import io.flashpaper.engine.execution.command.Command;
import io.flashpaper.engine.execution.ledger.LedgerEntry.CommandTaken;
import io.flashpaper.engine.execution.ledger.LedgerEntry.PlanChanged;
import io.flashpaper.engine.execution.ledger.LedgerEntry.PlanChanged.Parameter;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ProtectionEnded;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ProtectionTripped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rows of commands, protections and plans. */
final class ControlRows {
  private static final String COMMAND =
      """
      update command set status = ?, number = ?, tape_offset = ?, time_ms = ?, accounts = ?::jsonb, refusal = ?
      where id = ?
      """;
  private static final String PROTECTION =
      """
      insert into protection_event (account, protection, instance, kind, tape_offset, time_ms, measure, value,
        threshold, since_ms, until_ms, ended_by)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String PLAN =
      "insert into account_plan (account, tape_offset, time_ms, plan) values (?, ?, ?, ?::jsonb)";

  private final StatementCache sql;

  ControlRows(StatementCache sql) {
    this.sql = sql;
  }

  void write(CommandTaken entry) throws SQLException {
    Command command = entry.command();
    sql.row(COMMAND)
        .text(entry.refusal().isPresent() ? "REFUSED" : "APPLIED")
        .number(command.number())
        .number(entry.tapeOffset())
        .number(entry.timeMs())
        .json(entry.accounts())
        .text(entry.refusal())
        .number(Long.parseLong(command.id()))
        .add();
  }

  void write(ProtectionTripped entry) throws SQLException {
    Row row = sql.row(PROTECTION).text(entry.account());
    protection(row, "TRIPPED", entry.tapeOffset(), entry.timeMs(), entry.pause())
        .text(Optional.empty())
        .add();
  }

  void write(ProtectionEnded entry) throws SQLException {
    Row row = sql.row(PROTECTION).text(entry.account());
    protection(row, "ENDED", entry.tapeOffset(), entry.timeMs(), entry.pause())
        .text(entry.by().name())
        .add();
  }

  private static Row protection(
      Row row, String kind, long tapeOffset, long timeMs, ProtectionPause pause)
      throws SQLException {
    return row.text(pause.protection().name())
        .text(pause.instance())
        .text(kind)
        .number(tapeOffset)
        .number(timeMs)
        .text(pause.measure())
        .number(pause.value())
        .number(pause.threshold())
        .number(pause.sinceMs())
        .number(pause.untilMs());
  }

  void write(PlanChanged entry) throws SQLException {
    sql.row(PLAN)
        .text(entry.account())
        .number(entry.tapeOffset())
        .number(entry.timeMs())
        .json(entry.plan().stream().collect(Collectors.toMap(Parameter::name, Parameter::value)))
        .add();
  }
}
