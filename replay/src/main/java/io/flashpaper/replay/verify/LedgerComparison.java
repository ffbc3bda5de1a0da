// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

import io.flashpaper.ledger.store.Checkpoints.Checkpoint;
import io.flashpaper.ledger.store.LedgerTable;
import io.flashpaper.ledger.store.Position;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares all tables of a recorded ledger with those of a replay, from a checkpoint or the
 * beginning to another checkpoint or the recorded end.
 */
final class LedgerComparison {
  private static final Position BEGINNING = new Position(-1, 0, 0, 0, 0);

  private final RecordedLedger recorded;
  private final Optional<Checkpoint> start;
  private final Optional<Checkpoint> end;

  LedgerComparison(RecordedLedger recorded, Optional<Checkpoint> start, Optional<Checkpoint> end) {
    this.recorded = recorded;
    this.start = start;
    this.end = end;
  }

  /** All tables, causes first. */
  List<TableCount> compare(ScratchLedger scratch) throws SQLException {
    List<TableCount> counts = new ArrayList<>();
    try (Connection replay = scratch.source().getConnection()) {
      replay.setAutoCommit(false);
      for (LedgerTable table : LedgerTable.values()) {
        try (RowStream theirs = new RowStream(recorded.connection(), table, recordedRows(table));
            RowStream ours = new RowStream(replay, table, replayedRows(table))) {
          counts.add(new TableComparison(table).compare(theirs, ours));
        }
      }
      replay.rollback();
    }
    return counts;
  }

  private String recordedRows(LedgerTable table) throws SQLException {
    String rows = end.isEmpty() ? table.table() : rowsAt(table, end.get());
    return "(select * from %s r where %s)".formatted(rows, compared(table));
  }

  private String replayedRows(LedgerTable table) throws SQLException {
    return "(select * from %s r where %s)".formatted(table.table(), compared(table));
  }

  /** What a table held at a checkpoint: what could change then is on record there. */
  private String rowsAt(LedgerTable table, Checkpoint at) {
    Position position = at.position();
    String past =
        "select * from %s where not (%s)"
            .formatted(
                table.table(), table.newerThan(position.tapeOffset(), position.tapeTimeMs()));
    return table.isLive()
        ? "(%1$s and not %2$s union all select * from %3$s)"
            .formatted(past, isAmongLive(table, at), liveRows(table, at))
        : "(" + past + ")";
  }

  private String compared(LedgerTable table) throws SQLException {
    Position from = start.map(Checkpoint::position).orElse(BEGINNING);
    String newer = table.newerThan(from.tapeOffset(), from.tapeTimeMs());
    String compared =
        start.isPresent() && table.isLive()
            ? "(%s or %s)".formatted(newer, isAmongLive(table, start.get()))
            : newer;
    Optional<Long> oldest = table.keptBy().isEmpty() ? Optional.empty() : recorded.oldest(table);
    return oldest
        .map(ms -> "%s and %s >= %s".formatted(compared, table.keptBy(), ms))
        .orElse(compared);
  }

  private String isAmongLive(LedgerTable table, Checkpoint at) {
    String key = String.join(", ", table.key());
    return "(%1$s) in (select %1$s from %2$s)".formatted(key, liveRows(table, at));
  }

  private String liveRows(LedgerTable table, Checkpoint at) {
    return "jsonb_populate_recordset(null::%1$s.%2$s, (select live -> '%2$s' from %1$s.checkpoint where tape_offset = %3$s))"
        .formatted(recorded.schema(), table.table(), at.position().tapeOffset());
  }
}
