// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flashpaper.engine.execution.ExecutionEngine;
import io.flashpaper.engine.execution.SignalBuffer;
import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.account.SizingDecision;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderPlaced;
import io.flashpaper.engine.execution.ledger.LedgerEntry.SizingFailed;
import io.flashpaper.ledger.ScriptedTape;
import io.flashpaper.ledger.json.AccountStateCodec;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.settings.accounts.AccountPlans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts whose trades are sized by a jar, from the settings to the ledger's entries. */
class SizingPlansTest {
  @TempDir Path folder;

  private final ScriptedTape tape = new ScriptedTape(3, 4000);

  @BeforeEach
  void aPolicyLiesInTheFolder() throws IOException {
    SizingJar.writeTo(folder);
  }

  private AccountPlans plans(String... settings) {
    return SizingJar.plans(folder, settings);
  }

  private ExecutionEngine engine(AccountPlans plans, Map<String, AccountState> states) {
    ExecutionEngine engine =
        new ExecutionEngine(plans.configured(), plans::other, states, new SignalBuffer());
    tape.signals.forEach(engine::offer);
    return engine;
  }

  private TapeRecord at(int offset) {
    return new TapeRecord(offset, tape.events.get(offset));
  }

  private List<LedgerEntry> whole() {
    ExecutionEngine engine = engine(plans(), Map.of());
    List<LedgerEntry> entries = new ArrayList<>();
    for (int offset = 0; offset < tape.events.size(); offset++) {
      entries.addAll(engine.step(at(offset)));
    }
    return entries;
  }

  private static <T extends LedgerEntry> List<T> all(Class<T> type, List<LedgerEntry> entries) {
    return entries.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void eachDecisionSaysWhichJarMadeItAndTheJarIsKept() {
    List<SizingDecision> decisions =
        all(OrderPlaced.class, whole()).stream()
            .flatMap(placed -> placed.order().sizing().stream())
            .toList();
    assertThat(decisions)
        .isNotEmpty()
        .allSatisfy(
            decision -> {
              assertThat(decision.sizing().rule()).isEqualTo("SEVEN");
              assertThat(decision.source().orElseThrow().sizer().version()).isEqualTo("2.1");
            });
    String sha256 = decisions.getFirst().source().orElseThrow().sizer().sha256();
    assertThat(folder.resolve(".kept").resolve(sha256 + ".jar"))
        .hasSameBinaryContentAs(folder.resolve("weary.jar"));
  }

  @Test
  void aPolicyThatFailsStopsItsAccountAtTheSameOffsetWhereverTheServiceIsRestarted() {
    List<LedgerEntry> expected = whole();
    SizingFailed failed = all(SizingFailed.class, expected).getFirst();
    assertThat(all(SizingFailed.class, expected)).hasSize(1);
    assertThat(failed.evidence())
        .isEqualTo("it threw java.lang.IllegalStateException: weary after 5 trades");
    assertThat(all(OrderPlaced.class, expected))
        .filteredOn(placed -> placed.order().sizing().isPresent())
        .allMatch(placed -> placed.tapeOffset() < failed.tapeOffset());
    for (int stop = 500; stop < tape.events.size(); stop += 900) {
      assertThat(stoppedAfter(stop)).as("stopped after %d", stop).isEqualTo(expected);
    }
  }

  private List<LedgerEntry> stoppedAfter(int stop) {
    ExecutionEngine first = engine(plans(), Map.of());
    List<LedgerEntry> entries = new ArrayList<>();
    for (int offset = 0; offset <= stop; offset++) {
      entries.addAll(first.step(at(offset)));
    }
    Map<String, AccountState> stored = new TreeMap<>();
    first
        .states()
        .forEach(
            (name, state) ->
                stored.put(name, AccountStateCodec.decode(1, AccountStateCodec.encode(state))));
    ExecutionEngine second = engine(plans(), stored);
    for (int offset = (int) first.rewindOffset(); offset <= stop; offset++) {
      second.rebuild(at(offset));
    }
    for (int offset = stop + 1; offset < tape.events.size(); offset++) {
      entries.addAll(second.step(at(offset)));
    }
    return entries;
  }

  @Test
  void anotherParameterLetsTheAccountBeginAgain() {
    ExecutionEngine first = engine(plans(), Map.of());
    int offset = 0;
    while (all(SizingFailed.class, first.step(at(offset))).isEmpty()) {
      offset++;
    }
    AccountPlans patient = plans("flashpaper.other-accounts.sizing-parameters.trades", "1000");
    ExecutionEngine second = engine(patient, first.states());
    for (int again = (int) first.rewindOffset(); again <= offset; again++) {
      second.rebuild(at(again));
    }
    List<LedgerEntry> entries = new ArrayList<>();
    for (int next = offset + 1; next < tape.events.size(); next++) {
      entries.addAll(second.step(at(next)));
    }
    assertThat(all(OrderPlaced.class, entries)).isNotEmpty();
    assertThat(all(SizingFailed.class, entries)).isEmpty();
  }

  @Test
  void aJarThatIsNotAllowedIsRefusedWithItsHash() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plans("flashpaper.plugins.allowed-sha256", "0".repeat(64)))
        .withMessageContainingAll(
            "flashpaper.other-accounts", "no sizing 'weary'", "weary.jar has SHA-256");
  }

  @Test
  void aWrongParameterOfAJarsPolicyIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plans("flashpaper.other-accounts.sizing-parameters.trade", "3"))
        .withMessageContainingAll("sizing-parameters of weary", "trade is no parameter", "trades");
  }
}
