// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashpaper.engine.execution.AccountPlan;
import io.flashpaper.engine.execution.ExecutionEngine;
import io.flashpaper.engine.execution.SignalBuffer;
import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.ledger.Balances;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.Posted;
import io.flashpaper.ledger.ScriptedTape;
import io.flashpaper.ledger.store.LedgerStore.Outcome;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.teststack.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The database itself refuses a transaction whose money does not add up, whoever sends it. */
class LedgerGuardIT {
  private static final String ACCOUNT = "delay-arb";
  private static final ScriptedTape TAPE = new ScriptedTape(3, 12_000);

  @TempDir static Path dir;
  private static final PGSimpleDataSource SOURCE = new PGSimpleDataSource();
  private static TestDatabase database;
  private static ExecutionEngine engine;
  private static Optional<Position> position = Optional.empty();
  private static int next;

  @BeforeAll
  static void storeALedgerWithAnOpenTrade() throws SQLException {
    database = TestDatabase.start(dir.resolve("database"));
    SOURCE.setUrl(database.jdbcUrl());
    SOURCE.setUser(database.username());
    SOURCE.setPassword(database.password());
    Flyway.configure().dataSource(SOURCE).load().migrate();
    engine =
        new ExecutionEngine(List.of(AccountPlan.defaults(ACCOUNT)), Map.of(), new SignalBuffer());
    TAPE.signals.forEach(engine::offer);
    while (next < 3000 || state().outlay().micros() == 0) {
      Batch batch = batch(_ -> true);
      assertThat(store().commit(batch)).isEqualTo(Outcome.COMMITTED);
      position = Optional.of(batch.after());
    }
    assertThat(state().totals().trades()).isGreaterThan(5);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private static LedgerStore store() {
    return new LedgerStore(SOURCE);
  }

  private static AccountState state() {
    return engine.states().get(ACCOUNT);
  }

  /** The next stretch of the tape; of its entries only some. */
  private static Batch batch(Predicate<LedgerEntry> kept) {
    List<LedgerEntry> entries = new ArrayList<>();
    for (int end = next + 200; next < end; next++) {
      entries.addAll(engine.step(new TapeRecord(next, TAPE.events.get(next))));
    }
    Position after = new Position(next - 1, 0, 0, engine.tape().timeMs(), 0);
    return new Batch(
        position,
        after,
        entries.stream().filter(kept).toList(),
        List.copyOf(engine.states().values()),
        List.of());
  }

  private static List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = SOURCE.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }

  private static List<String> everything() throws SQLException {
    List<String> all = new ArrayList<>();
    for (String table : List.of("account", "balance", "posting", "trade", "stream_position")) {
      all.addAll(rows("select t::text from " + table + " t order by 1"));
    }
    return all;
  }

  @Test
  void whatTheEngineDoesIsStoredAndItsBalancesAreWhatItsPostingsSumTo() throws SQLException {
    assertThat(store().balances()).containsOnly(Map.entry(ACCOUNT, Balances.of(stored())));
    assertThat(rows("select count(*) from posting").getFirst())
        .isEqualTo(rows("select count(*) + 1 from fill").getFirst());
    assertThat(
            rows(
                """
                select b.account from balance b join posting p using (account) group by b.account, b.cash, b.fees
                having sum(p.cash) <> b.cash or sum(p.fees) <> b.fees
                """))
        .isEmpty();
    assertThat(rows("select sum(amount)::text from posting_leg")).containsExactly("0.000000");
  }

  private static AccountState stored() throws SQLException {
    return store().states().get(ACCOUNT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update account set cash = cash + 1 | account_adds_up",
        "update account set cash = cash + 1, trade_pnl = trade_pnl + 1 | account delay-arb has"
            + " cash",
        "update account set cash = cash - 1, open_outlay = open_outlay + 1 | account delay-arb has"
            + " cash",
        "update account set cash = cash + 1, initial_cash = initial_cash + 1 | account delay-arb"
            + " has cash",
        "update account set fees = fees + 0.000001 | but its postings say",
        "update account set open_cost = open_cost + 1 | but its postings say",
        "update account set open_outlay = open_outlay + 1, trade_pnl = trade_pnl + 1 | but its"
            + " trades say",
        "update trade set outlay = outlay - 1 where outlay <> 0 | but its trades say",
        "delete from trade where outlay <> 0 | but its trades say",
        "delete from account | but its postings say",
        "insert into account select 'new', 1, 1, 0, 0, 0, 0, 0, 0, 0 | account new has cash"
            + " 1.000000",
        "update posting set cash = cash + 1, capital = capital - 1 | table posting is never changed"
            + " by hand: update",
        "delete from posting | table posting is never changed by hand: delete",
        "truncate posting | table posting is never changed by hand: truncate",
        "update balance set cash = cash + 1, realised = realised - 1 | table balance is never"
            + " changed by hand",
        "insert into balance values ('new', 1, 0, 0, 0, -1) | table balance is never changed by"
            + " hand",
        "delete from balance | table balance is never changed by hand",
        "insert into posting select 'x', account, kind, null, null, null, 1, 0, 0, 0, 0, 0, 0 from"
            + " posting limit 1 | posting_sums_to_zero",
        "insert into posting select 'x', account, kind, null, null, null, 1, 0, 0, -1, 0, 0, 0 from"
            + " posting limit 1 | account delay-arb has cash",
        "insert into posting select * from posting limit 1 | posting_pkey"
      })
  void aTamperedTransactionIsRefusedAndChangesNothing(String sql, String refusal)
      throws SQLException {
    List<String> before = everything();
    assertThatThrownBy(() -> execute(sql))
        .hasMessageContaining(refusal)
        .extracting(refused -> ((SQLException) refused).getSQLState())
        .asString()
        .startsWith("23");
    assertThat(everything()).isEqualTo(before);
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = SOURCE.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(sql);
      connection.commit();
    }
  }

  @Test
  void aBatchThatLostAPostingIsRefusedWithTheAccountAndItsFigures() throws SQLException {
    List<String> before = everything();
    Batch lame;
    do {
      lame = batch(entry -> !(entry instanceof Posted));
    } while (Balances.of(state()).equals(Balances.of(stored())));
    Batch refused = lame;
    assertThatThrownBy(() -> store().commit(refused))
        .isInstanceOf(LedgerRefusedException.class)
        .hasMessageContaining("the database refuses what happened up to tape offset")
        .hasMessageContaining("account delay-arb has cash " + state().cash());
    assertThat(everything()).isEqualTo(before);
  }
}
