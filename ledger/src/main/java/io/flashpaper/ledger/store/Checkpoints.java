// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.ledger.json.AccountStateCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The ledger as it stood at the beginning of each UTC day of tape time. */
public final class Checkpoints {
  private static final long DAY_MS = Duration.ofDays(1).toMillis();
  private static final String COLUMNS =
      "tape_offset, signals_offset, rewind_offset, tape_time_ms, commands, signals_rewind";
  private static final String STATES =
      """
      select s ->> 'account', (s ->> 'schema_version')::integer, s ->> 'state'
      from checkpoint, jsonb_array_elements(live -> 'account_state') s where tape_offset = ?
      """;

  private final Connection connection;

  /** Those of a ledger, read in the transaction of a connection. */
  public Checkpoints(Connection connection) {
    this.connection = connection;
  }

  /**
   * A checkpoint.
   *
   * @param signalsRewind where the signal side would begin to read the tape
   */
  public record Checkpoint(Position position, OptionalLong signalsRewind) {}

  /** Whether a new UTC day begins between two times of the tape. */
  public static boolean isNewDay(long beforeMs, long afterMs) {
    return Math.floorDiv(afterMs, DAY_MS) > Math.floorDiv(beforeMs, DAY_MS);
  }

  /** Writes one if a batch, which is stored but for this, begins a day. */
  void write(Batch batch) throws SQLException {
    Position at = batch.after();
    if (batch.before().isEmpty() || !isNewDay(batch.before().get().tapeTimeMs(), at.tapeTimeMs())) {
      return;
    }
    String live =
        Arrays.stream(LedgerTable.values())
            .filter(LedgerTable::isLive)
            .map(table -> rows(table, at))
            .collect(Collectors.joining(", "));
    String sql =
        """
        insert into checkpoint (tape_day, %s, live)
        select to_timestamp(?::numeric / 1000)::timestamptz at time zone 'UTC', ?, ?, ?, ?, ?, ?,
          jsonb_build_object(%s)
        on conflict (tape_day) do nothing
        """
            .formatted(COLUMNS, live);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      new Row(statement)
          .number(at.tapeTimeMs())
          .number(at.tapeOffset())
          .number(at.signalsOffset())
          .number(at.rewindOffset())
          .number(at.tapeTimeMs())
          .number(at.commands())
          .number(batch.signalsRewind());
      statement.executeUpdate();
    }
  }

  /** What need not be the same is not on record. */
  private static String rows(LedgerTable table, Position at) {
    return "'%1$s', (select coalesce(jsonb_agg(to_jsonb(r)%4$s order by %2$s), '[]') from %1$s r where %3$s)"
        .formatted(
            table.table(),
            String.join(", ", table.key()),
            table.liveAt(at.tapeOffset(), at.tapeTimeMs()),
            table.leftOut().keySet().stream()
                .map(column -> " || '{\"" + column + "\": 0}'")
                .collect(Collectors.joining()));
  }

  /** The last one at or before a time of the tape from which a replay can begin. */
  public Optional<Checkpoint> before(long timeMs) throws SQLException {
    return find(
        "tape_time_ms <= ? and signals_rewind is not null order by tape_offset desc", timeMs);
  }

  /** The first one at or after a time of the tape. */
  public Optional<Checkpoint> after(long timeMs) throws SQLException {
    return find("tape_time_ms >= ? order by tape_offset", timeMs);
  }

  private Optional<Checkpoint> find(String where, long timeMs) throws SQLException {
    String sql = "select %s from checkpoint where %s limit 1".formatted(COLUMNS, where);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, timeMs);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(checkpoint(rows)) : Optional.empty();
      }
    }
  }

  private static Checkpoint checkpoint(ResultSet row) throws SQLException {
    Position position =
        new Position(
            row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
    long rewind = row.getLong(6);
    return new Checkpoint(position, row.wasNull() ? OptionalLong.empty() : OptionalLong.of(rewind));
  }

  /** The accounts' states at a checkpoint, by name. */
  public Map<String, AccountState> states(Checkpoint at) throws SQLException {
    Map<String, AccountState> states = new TreeMap<>();
    try (PreparedStatement statement = connection.prepareStatement(STATES)) {
      statement.setLong(1, at.position().tapeOffset());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          states.put(
              rows.getString(1), AccountStateCodec.decode(rows.getInt(2), rows.getString(3)));
        }
      }
    }
    return states;
  }
}
