// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashpaper.engine.execution.AccountPlan;
import io.flashpaper.engine.execution.command.Command;
import io.flashpaper.engine.signal.GateSettings;
import io.flashpaper.engine.signal.MomentumStrategy;
import io.flashpaper.engine.signal.Scope;
import io.flashpaper.engine.signal.SignalEngine;
import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.engine.signal.StrategyInstance;
import io.flashpaper.engine.signal.SyntheticTape;
import io.flashpaper.ledger.MigratedDatabase;
import io.flashpaper.ledger.store.Batch;
import io.flashpaper.ledger.store.CommandStore;
import io.flashpaper.ledger.store.LedgerStore;
import io.flashpaper.ledger.store.LedgerStore.Outcome;
import io.flashpaper.ledger.store.LedgerTable;
import io.flashpaper.ledger.store.PendingCommand;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.replay.Directions;
import io.flashpaper.replay.LedgerSetup;
import io.flashpaper.replay.LedgerSink;
import io.flashpaper.replay.Replay;
import io.flashpaper.replay.Replay.Start;
import io.flashpaper.replay.SignalSetup;
import io.flashpaper.replay.verify.Verification.Period;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A ledger over two midnights, and what is found when someone has bent it. */
class VerificationIT {
  private static final long MIDNIGHT = 20_718L * 86_400_000;
  private static final List<TapeRecord> TAPE =
      SyntheticTape.of(42, 170, MIDNIGHT - Duration.ofMinutes(75).toMillis());
  private static final List<SignalMessage> SIGNALS = new ArrayList<>();

  @TempDir static Path dir;
  private static MigratedDatabase recorded;

  private static Directions directions() {
    TreeMap<Long, List<PendingCommand>> commands = new TreeMap<>();
    commands.put(offset(3), List.of(command(1, Command.Kind.PAUSE)));
    commands.put(offset(5), List.of(command(2, Command.Kind.RESUME)));
    Directions constant =
        Directions.constant(
            new SignalSetup(
                SignalSettings.DEFAULT,
                List.of(
                    instance("quick", new MomentumStrategy(Duration.ofSeconds(20))),
                    instance("frail", new MomentumStrategy(Duration.ofSeconds(60), 500)))),
            new LedgerSetup(List.of(AccountPlan.defaults("quick")), AccountPlan::defaults));
    return new Directions(constant.signals(), constant.ledgers(), commands, new TreeMap<>());
  }

  private static long offset(int tenth) {
    return TAPE.get(TAPE.size() / 10 * tenth).offset();
  }

  private static PendingCommand command(long id, Command.Kind kind) {
    return new PendingCommand(id, kind, Optional.of("quick"), Optional.empty(), "to see", "a test");
  }

  private static StrategyInstance instance(String name, MomentumStrategy strategy) {
    return new StrategyInstance(
        name,
        new StrategyInstance.Origin("momentum", "1.0", "abc"),
        name,
        Scope.of("KXBTC15M", "KXBTCD"),
        GateSettings.DEFAULT,
        strategy);
  }

  @BeforeAll
  static void record() throws SQLException {
    recorded = MigratedDatabase.start(dir.resolve("database"), "latest");
    CommandStore commands = new CommandStore(recorded.connections());
    for (Command.Kind kind : List.of(Command.Kind.PAUSE, Command.Kind.RESUME)) {
      commands.give(
          new CommandStore.Given(
              Optional.empty(), kind, Optional.of("quick"), Optional.empty(), "to see", "a test"));
    }
    LedgerStore store = new LedgerStore(recorded.connections());
    new Replay(directions(), Start.NEW, storing(store), SIGNALS::add).run(TAPE.iterator(), _ -> {});
    SignalEngine signals =
        new SignalEngine(
            SignalSettings.DEFAULT, directions().signals().firstEntry().getValue().instances());
    long rewind = 0;
    for (TapeRecord record : TAPE) {
      signals.step(record);
      if (record.event().timeMs() < MIDNIGHT) {
        rewind = signals.progress().rewindOffset();
      }
    }
    assertThat(rewind).isGreaterThan(TAPE.getFirst().offset());
    recorded.run("update checkpoint set signals_rewind = " + rewind);
  }

  private static LedgerSink storing(LedgerStore store) {
    return (Batch batch) -> {
      try {
        assertThat(store.commit(batch)).isEqualTo(Outcome.COMMITTED);
      } catch (SQLException failed) {
        throw new IllegalStateException(failed);
      }
    };
  }

  @AfterAll
  static void stop() {
    recorded.close();
  }

  private static VerifyReport verify(Period period, List<SignalMessage> said) {
    return new Verification(database(), new MemoryRecording(TAPE, said), (_, _, _) -> directions())
        .run(period, _ -> {});
  }

  private static Database database() {
    PGSimpleDataSource source = (PGSimpleDataSource) recorded.connections();
    return new Database(source.getURL(), source.getUser(), String.valueOf(source.getPassword()));
  }

  private static Period from(long ms) {
    return new Period(OptionalLong.of(ms), OptionalLong.empty());
  }

  private static long count(String sql) throws SQLException {
    try (Connection connection = recorded.connections().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void aReplayWritesTheIdenticalLedgerAndTheScratchSchemaIsGone() throws SQLException {
    VerifyReport report = verify(Period.ALL, SIGNALS);

    assertThat(report.first()).isEmpty();
    assertThat(report.trades()).isEqualTo(count("select count(*) from trade")).isGreaterThan(20);
    assertThat(report.identicalTrades()).isEqualTo(report.trades());
    assertThat(report.tables())
        .filteredOn(table -> table.table().equals("checkpoint"))
        .singleElement()
        .satisfies(table -> assertThat(table.rows()).isEqualTo(1));
    assertThat(count("select count(*) from pg_namespace where nspname = 'flashpaper_verify'"))
        .isZero();
  }

  @Test
  void aReplayFromACheckpointWritesTheRest() throws SQLException {
    VerifyReport report = verify(from(MIDNIGHT + 3_600_000), SIGNALS);

    assertThat(report.first()).isEmpty();
    assertThat(report.fromMs().orElseThrow()).isBetween(MIDNIGHT, MIDNIGHT + 1_000);
    assertThat(report.trades())
        .isPositive()
        .isLessThanOrEqualTo(count("select count(*) from trade"));
  }

  @Test
  void aReplayThatEndsAtACheckpointArrivesAtItsStates() throws SQLException {
    VerifyReport report =
        verify(new Period(OptionalLong.empty(), OptionalLong.of(MIDNIGHT - 60_000)), SIGNALS);

    assertThat(report.first()).isEmpty();
    assertThat(report.toMs()).isBetween(MIDNIGHT, MIDNIGHT + 1_000);
    assertThat(report.trades()).isPositive().isLessThan(count("select count(*) from trade"));
  }

  @Test
  void aBentFigureIsTheFirstDifference() throws SQLException {
    recorded.run("update ledger_order set arrival_ms = arrival_ms + 1 where kind = 'ENTRY'");
    try {
      VerifyReport report = verify(Period.ALL, SIGNALS);

      Difference first = report.first().orElseThrow();
      assertThat(first.table()).isEqualTo("ledger_order");
      assertThat(first.column()).isEqualTo("arrival_ms");
      assertThat(Long.parseLong(String.valueOf(first.recorded())))
          .isEqualTo(Long.parseLong(String.valueOf(first.replayed())) + 1);
      assertThat(first.tapeOffset())
          .hasValue(count("select min(decided_offset) from ledger_order where kind = 'ENTRY'"));
      assertThat(report.cause().orElseThrow().signals()).isNotEmpty();
    } finally {
      recorded.run("update ledger_order set arrival_ms = arrival_ms - 1 where kind = 'ENTRY'");
    }
  }

  @Test
  void aSignalThatWasSaidTwiceCountsOnceAndOneThatIsMissingIsFound() {
    List<SignalMessage> twice = new ArrayList<>(SIGNALS);
    twice.addAll(40, SIGNALS.subList(30, 40));
    assertThat(verify(Period.ALL, twice).first()).isEmpty();

    List<SignalMessage> fewer = new ArrayList<>(SIGNALS);
    SignalMessage missing = fewer.remove(25);
    Difference first = verify(Period.ALL, fewer).first().orElseThrow();
    assertThat(first.table()).isEqualTo("signals");
    assertThat(first.tapeOffset()).hasValue(missing.tapeOffset());
  }

  @Test
  void aTapeThatBeginsTooLateIsRefusedWithTheRemedy() {
    Recording late =
        new Recording() {
          private final Recording all = new MemoryRecording(TAPE, SIGNALS);

          @Override
          public Reading<TapeRecord> tape(long fromOffset) {
            return all.tape(offset(2));
          }

          @Override
          public Reading<SignalMessage> signals(long fromOffset) {
            return all.signals(fromOffset);
          }

          @Override
          public String name() {
            return "memory";
          }
        };
    Verification verification = new Verification(database(), late, (_, _, _) -> directions());

    assertThatThrownBy(() -> verification.run(Period.ALL, _ -> {}))
        .isInstanceOf(VerifyException.class)
        .hasMessageContaining("--tape")
        .hasMessageContaining("--from");
  }

  @Test
  void everyTableIsComparedOrKnownNotToBe() throws SQLException {
    Set<String> known =
        new TreeSet<>(
            Set.of(
                "alert_position",
                "ledger_shard",
                "outbox",
                "outbox_progress",
                "verification",
                "flyway_schema_history"));
    for (LedgerTable table : LedgerTable.values()) {
      known.add(table.table());
    }
    try (Connection connection = recorded.connections().getConnection();
        ResultSet row =
            connection.getMetaData().getTables(null, "public", null, new String[] {"TABLE"})) {
      while (row.next()) {
        assertThat(known).contains(row.getString("TABLE_NAME"));
      }
    }
  }
}
