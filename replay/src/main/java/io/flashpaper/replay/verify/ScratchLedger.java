// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

import io.flashpaper.ledger.store.Checkpoints.Checkpoint;
import io.flashpaper.ledger.store.LedgerStore;
import io.flashpaper.ledger.store.LedgerTable;
import io.flashpaper.ledger.store.Position;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A schema of the ledger's own server that a replay is stored in, with the very tables of the
 * ledger; gone again when closed. One at a time in a database.
 */
final class ScratchLedger implements AutoCloseable {
  static final String SCHEMA = "flashpaper_verify";
  private static final long LOCK = 7_215_540_982_117L;
  private static final String MISSING_RIGHT = "42501";

  private final OneConnection connection;
  private final String recorded;

  private ScratchLedger(OneConnection connection, String recorded) {
    this.connection = connection;
    this.recorded = recorded;
  }

  /** Makes it, empty. */
  static ScratchLedger create(Database database) throws SQLException {
    OneConnection connection = new OneConnection(database, SCHEMA);
    ScratchLedger scratch = new ScratchLedger(connection, database.schema());
    try {
      scratch.lock(database);
      scratch.makeSchema(database);
      Flyway.configure()
          .dataSource(database.url(), database.user(), database.password())
          .schemas(SCHEMA)
          .defaultSchema(SCHEMA)
          .createSchemas(false)
          .load()
          .migrate();
      return scratch;
    } catch (SQLException | RuntimeException failed) {
      connection.close();
      throw failed;
    }
  }

  private void lock(Database database) throws SQLException {
    try (Connection lent = connection.getConnection();
        Statement statement = lent.createStatement();
        ResultSet row = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
      row.next();
      if (!row.getBoolean(1)) {
        throw new VerifyException(
            "%s is being verified already: wait until that has ended".formatted(database));
      }
    }
  }

  private void makeSchema(Database database) throws SQLException {
    try {
      run("drop schema if exists " + SCHEMA + " cascade");
      run("create schema " + SCHEMA);
      run("set synchronous_commit = off");
    } catch (SQLException refused) {
      if (MISSING_RIGHT.equals(refused.getSQLState())) {
        throw new VerifyException(
            "user %s may not make a schema beside the ledger, which a replay is stored in: let the database's owner run GRANT CREATE ON DATABASE ... TO %s, or name a user who may with --database"
                .formatted(database.user(), database.user()),
            refused);
      }
      throw refused;
    }
  }

  /** Connections to it. */
  DataSource source() {
    return connection;
  }

  /** Stores into it. */
  LedgerStore store() {
    return new LedgerStore(connection);
  }

  /**
   * Puts what was there at the beginning: the rows that can change after a checkpoint, and what
   * later rows are made from.
   */
  void seed(Optional<Checkpoint> start, Position upTo) throws SQLException {
    seedCommands(start.map(c -> c.position().commands()).orElse(0L), upTo.commands());
    if (start.isEmpty()) {
      return;
    }
    long offset = start.get().position().tapeOffset();
    run("alter table balance disable trigger user");
    List<String> live = new ArrayList<>();
    for (LedgerTable table : LedgerTable.values()) {
      if (table.isLive()) {
        live.add("delete from " + table.table());
        live.add(
            copy(
                table.table(),
                "jsonb_populate_recordset(null::%1$s.%2$s, (select live -> '%2$s' from %1$s.checkpoint where tape_offset = %3$s))"
                    .formatted(recorded, table.table(), offset)));
      }
    }
    run(String.join("; ", live)); // together, for the database to see that the money adds up
    run("alter table balance enable trigger user");
    for (LedgerTable context :
        new LedgerTable[] {
          LedgerTable.MARKET_SEEN, LedgerTable.MARKET_SETTLEMENT, LedgerTable.CHECKPOINT
        }) {
      run(
          copy(
              context.table(),
              "(select * from %s.%s where tape_offset <= %s)"
                  .formatted(recorded, context.table(), offset)));
    }
    run(
        "update stream_position set signals_offset = %s, rewind_offset = %s"
            .formatted(
                start.get().position().signalsOffset(), start.get().position().rewindOffset()));
  }

  /** Commands are stored before they take effect. */
  private void seedCommands(long after, long last) throws SQLException {
    run(
        """
        insert into command (id, idempotency_key, kind, account, trade, reason, given_by, given_at)
          overriding system value
        select id, idempotency_key, kind, account, trade, reason, given_by, given_at
        from %s.command where number > %s and number <= %s
        """
            .formatted(recorded, after, last));
  }

  private String copy(String table, String source) throws SQLException {
    String columns =
        Arrays.stream(columns(table)).map(c -> '"' + c + '"').collect(Collectors.joining(", "));
    return "insert into %1$s (%2$s) overriding system value select %2$s from %3$s r"
        .formatted(table, columns, source);
  }

  private String[] columns(String table) throws SQLException {
    String sql =
        """
        select array_agg(column_name::text order by ordinal_position) from information_schema.columns
        where table_schema = '%s' and table_name = '%s' and is_generated = 'NEVER'
        """
            .formatted(SCHEMA, table);
    try (Connection lent = connection.getConnection();
        Statement statement = lent.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return (String[]) row.getArray(1).getArray();
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection lent = connection.getConnection();
        Statement statement = lent.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      run("drop schema if exists " + SCHEMA + " cascade");
    }
  }
}
