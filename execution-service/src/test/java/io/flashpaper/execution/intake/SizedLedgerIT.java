// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.execution.SignalBuffer;
import io.flashpaper.execution.SizingJar;
import io.flashpaper.ledger.MigratedDatabase;
import io.flashpaper.ledger.ScriptedTape;
import io.flashpaper.ledger.run.Beginning;
import io.flashpaper.ledger.run.LedgerRun;
import io.flashpaper.ledger.run.SignalTrail;
import io.flashpaper.ledger.run.TapeLine;
import io.flashpaper.ledger.store.Batch;
import io.flashpaper.ledger.store.LedgerStore;
import io.flashpaper.settings.accounts.AccountPlans;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the database keeps of an account that a jar sizes, until the jar fails. */
class SizedLedgerIT {
  @TempDir Path folder;

  private final ScriptedTape tape = new ScriptedTape(3, 4000);

  private void run(AccountPlans plans, LedgerStore store) throws Exception {
    SignalBuffer signals = new SignalBuffer();
    SignalTrail trail = new SignalTrail();
    trail.startAt(0);
    for (int i = 0; i < tape.signals.size(); i++) {
      trail.read(i, tape.signals.get(i).tapeOffset());
      signals.offer(tape.signals.get(i));
    }
    LedgerRun run =
        new LedgerRun(plans.configured(), plans::other, Beginning.of(store), signals, trail, 500);
    List<TapeLine> lines = new ArrayList<>();
    for (int i = 0; i < tape.events.size(); i++) {
      lines.add(new TapeLine(ScriptedTape.offset(i), Optional.of(tape.events.get(i))));
    }
    run.offer(lines);
    while (run.waiting() > 0) {
      Optional<Batch> batch = run.step();
      if (batch.isPresent()) {
        assertThat(store.commit(batch.get())).isEqualTo(LedgerStore.Outcome.COMMITTED);
        run.committed(batch.get());
      }
    }
  }

  private static String one(MigratedDatabase database, String query) throws Exception {
    try (Connection connection = database.connections().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).as(query).isTrue();
      return String.valueOf(rows.getString(1));
    }
  }

  @Test
  void everyDecisionIsKeptWithItsJarAndTheFailureWithItsEvidence() throws Exception {
    SizingJar.writeTo(folder.resolve("plugins"));
    try (MigratedDatabase database = MigratedDatabase.start(folder.resolve("database"), "latest")) {
      run(SizingJar.plans(folder.resolve("plugins")), new LedgerStore(database.connections()));
      String sha256 = one(database, "select distinct policy_sha256 from sizing_decision");
      assertThat(folder.resolve("plugins/.kept").resolve(sha256 + ".jar")).exists();
      assertThat(
              one(
                  database,
                  "select policy || ' ' || policy_version || ' ' || rule || ' ' || parameters"
                      + " || ' ' || facts from sizing_decision limit 1"))
          .isEqualTo("weary 2.1 SEVEN [] []");
      assertThat(one(database, "select count(*) from sizing_failure")).isEqualTo("1");
      assertThat(
              one(
                  database,
                  "select account || ': ' || evidence from sizing_failure f where policy_sha256 = '"
                      + sha256
                      + "'"))
          .isEqualTo("delay-arb: it threw java.lang.IllegalStateException: weary after 5 trades");
      assertThat(
              one(
                  database,
                  "select count(*) from ledger_order o, sizing_failure f"
                      + " where o.kind = 'ENTRY' and o.decided_offset >= f.tape_offset"))
          .isEqualTo("0");
      assertThat(one(database, "select count(*) from outbox where message like '%sizing-failed%'"))
          .isEqualTo("1");
      assertThat(one(database, "select sum(count) from gate_count where gate = 'SIZING_FAILED'"))
          .isNotEqualTo("null");
    }
  }
}
