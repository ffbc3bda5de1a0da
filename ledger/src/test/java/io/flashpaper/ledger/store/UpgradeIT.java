// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashpaper.engine.execution.AccountPlan;
import io.flashpaper.engine.execution.SignalBuffer;
import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.ledger.Balances;
import io.flashpaper.ledger.EarlierLedger;
import io.flashpaper.ledger.run.Beginning;
import io.flashpaper.ledger.run.LedgerRun;
import io.flashpaper.ledger.run.SignalTrail;
import io.flashpaper.ledger.run.TapeLine;
import io.flashpaper.ledger.store.LedgerStore.Outcome;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.tape.SignalCodec;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.teststack.TestDatabase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A ledger that the first program began, used until each schema version there ever was, is brought
 * to the newest: no row is lost, the money adds up, and the present program goes on from it.
 */
class UpgradeIT {
  @TempDir static Path dir;
  private static TestDatabase database;

  @BeforeAll
  static void start() {
    database = TestDatabase.start(dir.resolve("database"));
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private static PGSimpleDataSource connections(String schema) {
    PGSimpleDataSource connections = new PGSimpleDataSource();
    connections.setUrl(database.jdbcUrl());
    connections.setUser(database.username());
    connections.setPassword(database.password());
    connections.setCurrentSchema(schema);
    return connections;
  }

  static List<String> versions() {
    return Arrays.stream(Flyway.configure().dataSource(connections("public")).load().info().all())
        .map(MigrationInfo::getVersion)
        .map(String::valueOf)
        .toList();
  }

  /** A schema whose ledger was used by a program of each version up to this one. */
  private static PGSimpleDataSource ledgerOf(String version) throws SQLException {
    PGSimpleDataSource connections = connections("ledger_" + version);
    for (String each : versions()) {
      migrate(connections, each);
      run(connections, each.equals("1") ? EarlierLedger.rows() : "select 1");
      run(connections, EarlierLedger.rowsOf(each).orElse("select 1"));
      if (each.equals(version)) {
        break;
      }
    }
    return connections;
  }

  private static void migrate(PGSimpleDataSource connections, String target) {
    String schema = String.valueOf(connections.getCurrentSchema());
    Flyway.configure()
        .dataSource(connections)
        .schemas(schema)
        .defaultSchema(schema)
        .target(target)
        .load()
        .migrate();
  }

  private static void run(PGSimpleDataSource connections, String sql) throws SQLException {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aLedgerOfEachVersionKeepsItsRowsAndGoesOn(String version) throws SQLException {
    PGSimpleDataSource connections = ledgerOf(version);
    SortedMap<String, List<String>> before = rows(connections, columns(connections));
    SortedMap<String, List<String>> columns = columns(connections);
    assertThat(before.values())
        .as("representative rows")
        .filteredOn(List::isEmpty)
        .hasSizeLessThan(9);

    migrate(connections, "latest");

    assertThat(rows(connections, columns)).isEqualTo(before);
    LedgerStore store = new LedgerStore(connections);
    moneyAddsUp(store);
    assertThat(store.position().orElseThrow().tapeOffset()).isEqualTo(EarlierLedger.POSITION);
    assertThatThrownBy(() -> run(connections, "update account set cash = cash + 1"))
        .hasMessageContaining("account_adds_up");
    goesOn(store);
    moneyAddsUp(store);
  }

  private static void moneyAddsUp(LedgerStore store) throws SQLException {
    Map<String, Balances> expected = new TreeMap<>();
    store.states().forEach((account, state) -> expected.put(account, Balances.of(state)));
    assertThat(store.balances()).isEqualTo(expected).containsKeys("delay-arb", "main");
  }

  /** The present program over the rest of the old tape. */
  private static void goesOn(LedgerStore store) throws SQLException {
    store.claim(new LedgerStore.Owner(0, 1));
    Beginning beginning = Beginning.of(store);
    Position position = beginning.position().orElseThrow();
    SignalBuffer signals = new SignalBuffer();
    SignalTrail trail = new SignalTrail();
    trail.startAt(position.signalsOffset());
    List<byte[]> said = EarlierLedger.signals();
    for (int i = (int) position.signalsOffset(); i < said.size(); i++) {
      SignalMessage message = SignalCodec.decode(said.get(i));
      trail.read(i, message.tapeOffset());
      signals.offer(message);
    }
    LedgerRun run =
        new LedgerRun(
            List.of(AccountPlan.defaults("delay-arb"), AccountPlan.defaults("main")),
            AccountPlan::defaults,
            beginning,
            signals,
            trail,
            100);
    run.engine().holdAgainst(store.balances());
    List<byte[]> tape = EarlierLedger.tape();
    for (int i = (int) position.rewindOffset(); i < tape.size(); i++) {
      run.offer(List.of(new TapeLine(i, Optional.of(TapeCodec.decode(tape.get(i))))));
      store(store, run, run.step());
    }
    store(store, run, run.finish());
    assertThat(store.position().orElseThrow().tapeOffset()).isEqualTo(tape.size() - 1);
    AccountState state = run.engine().states().get("delay-arb");
    assertThat(state.totals().trades()).isGreaterThan(6);
    assertThat(state.halt()).isEmpty();
  }

  private static void store(LedgerStore store, LedgerRun run, Optional<Batch> batch)
      throws SQLException {
    if (batch.isPresent()) {
      assertThat(store.commit(batch.get())).isEqualTo(Outcome.COMMITTED);
      run.committed(batch.get());
    }
  }

  /** By table, what columns it has. */
  private static SortedMap<String, List<String>> columns(PGSimpleDataSource connections)
      throws SQLException {
    SortedMap<String, List<String>> columns = new TreeMap<>();
    String sql =
        """
        select table_name, column_name from information_schema.columns join information_schema.tables using (table_schema, table_name)
        where table_schema = '%s' and table_type = 'BASE TABLE' and table_name not like 'flyway%%' order by 1, ordinal_position
        """
            .formatted(connections.getCurrentSchema());
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        columns.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>()).add(rows.getString(2));
      }
    }
    return columns;
  }

  /** By table, what these columns hold; numbers without the zeros at their ends. */
  private static SortedMap<String, List<String>> rows(
      PGSimpleDataSource connections, SortedMap<String, List<String>> columns) throws SQLException {
    SortedMap<String, List<String>> all = new TreeMap<>();
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, List<String>> table : columns.entrySet()) {
        all.put(table.getKey(), rows(statement, table.getKey(), table.getValue()));
      }
    }
    return all;
  }

  private static List<String> rows(Statement statement, String table, List<String> columns)
      throws SQLException {
    List<String> found = new ArrayList<>();
    String sql = "select %s from %s".formatted(String.join(", ", columns), table);
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (String column : columns) {
          row.add(column + "=" + plain(rows.getObject(column)));
        }
        found.add(String.join(" ", row));
      }
    }
    return found.stream().sorted().toList();
  }

  private static String plain(Object value) {
    return switch (value) {
      case BigDecimal number -> number.stripTrailingZeros().toPlainString();
      case null -> "null";
      default -> value.toString();
    };
  }
}
