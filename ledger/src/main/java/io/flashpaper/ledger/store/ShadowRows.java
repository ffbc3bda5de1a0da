// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import io.flashpaper.engine.execution.ledger.LedgerEntry.ShadowBegun;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ShadowDropped;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ShadowSettled;
import io.flashpaper.engine.execution.shadow.SettledShadow;
import io.flashpaper.engine.execution.shadow.Shadow;
import java.sql.SQLException;

/** Rows of what rules refused or sold early, and what came of it. */
final class ShadowRows {
  private static final String BEGUN =
      """
      insert into shadow (id, account, source, rule, instance, market, series, side, quantity, gross, fees, kept,
        tape_offset, time_ms, trade, status)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN')
      """;
  private static final String DROPPED =
      "update shadow set status = ?, ended_offset = ?, ended_ms = ? where id = ?";
  private static final String SETTLED =
      """
      update shadow set status = 'SETTLED', ended_offset = coalesce(ended_offset, ?), ended_ms = coalesce(ended_ms, ?),
        settlement = ?, paid = ?, saved = ?, restated = ? where id = ?
      """;

  private final StatementCache sql;

  ShadowRows(StatementCache sql) {
    this.sql = sql;
  }

  void write(ShadowBegun entry) throws SQLException {
    Shadow shadow = entry.shadow();
    sql.row(BEGUN)
        .text(shadow.id())
        .text(entry.account())
        .text(shadow.source().name())
        .text(shadow.rule())
        .text(shadow.instance())
        .text(shadow.market().ticker())
        .text(shadow.series())
        .text(shadow.side().name())
        .decimal(shadow.quantity())
        .decimal(shadow.gross())
        .decimal(shadow.fees())
        .decimal(shadow.kept())
        .number(shadow.tapeOffset())
        .number(shadow.timeMs())
        .text(shadow.trade())
        .add();
  }

  void write(ShadowDropped entry) throws SQLException {
    sql.row(DROPPED)
        .text(entry.why().name())
        .number(entry.tapeOffset())
        .number(entry.timeMs())
        .text(entry.shadow().id())
        .add();
  }

  void write(ShadowSettled entry) throws SQLException {
    SettledShadow settled = entry.settled();
    sql.row(SETTLED)
        .number(entry.tapeOffset())
        .number(entry.timeMs())
        .text(settled.settlement().result().name())
        .decimal(settled.paid())
        .decimal(settled.saved())
        .number(settled.restated())
        .text(settled.shadow().id())
        .add();
  }
}
