// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.execution.ExecutionConfig;
import io.flashpaper.execution.Headway;
import io.flashpaper.execution.LiveStatus;
import io.flashpaper.execution.intake.LedgerThread.SignalLine;
import io.flashpaper.ledger.ScriptedTape;
import io.flashpaper.ledger.run.TapeLine;
import io.flashpaper.ledger.store.CommandStore;
import io.flashpaper.ledger.store.LedgerStore;
import io.flashpaper.ledger.store.Outbox;
import io.flashpaper.ledger.store.Position;
import io.flashpaper.observation.EventTraces;
import io.flashpaper.observation.NanoClock;
import io.flashpaper.observation.Pulses;
import io.flashpaper.teststack.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The ordered thread with a real database that somebody has tampered with. */
class LedgerThreadIT {
  @TempDir Path dir;
  private final PGSimpleDataSource source = new PGSimpleDataSource();
  private final LiveStatus status = new LiveStatus();
  private final ScriptedTape tape = new ScriptedTape(3, 3000);
  private TestDatabase database;
  private LedgerThread ledger;

  @BeforeEach
  void runHalfOfTheTape() throws Exception {
    database = TestDatabase.start(dir.resolve("database"));
    source.setUrl(database.jdbcUrl());
    source.setUser(database.username());
    source.setPassword(database.password());
    Flyway.configure().dataSource(source).load().migrate();
    ledger = thread();
    play(0, 1500);
    assertThat(status.obstacle()).isEmpty();
    assertThat(status.halted()).isEmpty();
    ledger.stop();
  }

  @AfterEach
  void stop() {
    ledger.stop();
    database.close();
  }

  private LedgerThread thread() {
    ExecutionConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withConverter(Duration.class, 100, new DurationConverter())
            .withSources(
                new PropertiesConfigSource(
                    Map.of(
                        "flashpaper.accounts.delay-arb.initial-cash", "1000",
                        "flashpaper.accounts.other.initial-cash", "1000"),
                    "test",
                    100))
            .withMapping(ExecutionConfig.class)
            .build()
            .getConfigMapping(ExecutionConfig.class);
    OutboxPublisher publisher = new OutboxPublisher(new Outbox(source), nobody(), config);
    return new LedgerThread(
        new LedgerStore(source),
        new CommandStore(source),
        publisher,
        status,
        config,
        new LedgerMetrics(
            new SimpleMeterRegistry(),
            status,
            new Headway(NanoClock.MACHINE),
            new CommitTraces(EventTraces.OFF)),
        new Pulses(NanoClock.MACHINE));
  }

  @SuppressWarnings("unchecked")
  private static MutinyEmitter<byte[]> nobody() {
    return (MutinyEmitter<byte[]>)
        Proxy.newProxyInstance(
            LedgerThreadIT.class.getClassLoader(),
            new Class<?>[] {MutinyEmitter.class},
            (_, _, _) -> Uni.createFrom().voidItem());
  }

  /** Reads a stretch of the tape and waits until all that can be done with it is done. */
  private void play(int from, int to) throws Exception {
    ledger.begin().get(30, TimeUnit.SECONDS);
    List<SignalLine> signals = new ArrayList<>();
    for (int offset = 0; offset < tape.signals.size(); offset++) {
      signals.add(new SignalLine(offset, Optional.of(tape.signals.get(offset))));
    }
    ledger.signals(signals);
    int rewind = store().position().map(LedgerThreadIT::rewindIndex).orElse(0);
    List<TapeLine> lines =
        IntStream.range(Math.min(from, rewind), to)
            .mapToObj(i -> new TapeLine(ScriptedTape.offset(i), Optional.of(tape.events.get(i))))
            .toList();
    ledger.tape(lines);
    ledger.signals(List.of()).get(60, TimeUnit.SECONDS);
  }

  private static int rewindIndex(Position position) {
    return IntStream.iterate(0, i -> i + 1)
        .filter(i -> ScriptedTape.offset(i) >= position.rewindOffset())
        .findFirst()
        .orElseThrow();
  }

  private LedgerStore store() {
    return new LedgerStore(source);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void anAccountWhoseStoredStateWasTamperedWithIsHaltedAndTheLedgerGoesOn() throws Exception {
    execute(
        """
        update account_state set state = jsonb_set(state, '{cash}', '"5000.000000"') where account = 'delay-arb'
        """);
    ledger = thread();
    play(1500, 3000);
    assertThat(status.obstacle()).isEmpty();
    assertThat(status.halted())
        .singleElement()
        .asString()
        .startsWith("account delay-arb does not add up:")
        .contains("initial cash 1000.000000", ", not 0");
    assertThat(store().position().orElseThrow().tapeOffset())
        .isGreaterThan(ScriptedTape.offset(2900));
    assertThat(store().states().get("delay-arb").halt()).isPresent();
    assertThat(store().states().get("other").halt()).isEmpty();
    assertThat(new LedgerReadiness(status).call().getData().orElseThrow().get("halted"))
        .asString()
        .contains("account delay-arb does not add up");
  }

  @Test
  void whatTheDatabaseRefusesStopsTheLedgerWithAClearSentenceAndIsNotTriedAgain() throws Exception {
    execute("alter table posting add constraint never check (kind <> 'EXIT') not valid");
    Optional<Position> before = store().position();
    ledger = thread();
    play(1500, 3000);
    assertThat(status.obstacle())
        .startsWith("stopped by a defect: the database refuses what happened up to tape offset")
        .contains("violates check constraint \"never\"", "delay-arb");
    assertThat(store().position().orElseThrow().tapeOffset())
        .isGreaterThanOrEqualTo(before.orElseThrow().tapeOffset())
        .isLessThan(ScriptedTape.offset(2900));
  }
}
