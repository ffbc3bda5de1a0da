// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.StrategyStarted;
import io.flashpaper.model.signal.SignalMessage.StrategyLoaded;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LoadedParametersTest {
  private static StrategyStarted started(Map<String, String> parameters) {
    return new StrategyStarted(
        7,
        1_790_000_100_000L,
        new StrategyLoaded(
            7,
            1_790_000_100_000L,
            "delay-arb",
            "delay_arb",
            "1.0.0",
            "main",
            "ab12",
            new TreeMap<>(parameters)));
  }

  @Test
  void theLedgerKeepsTheParametersAStrategyRanWith() {
    StrategyStarted started = started(Map.of("profile", "MODEL"));
    String json = LedgerJson.write(started);
    assertThat(json).contains("\"parameters\":{\"profile\":\"MODEL\"}");
    assertThat(LedgerJson.read(LedgerJson.object(json), LedgerEntry.class)).isEqualTo(started);
  }

  @Test
  void entriesWithoutParametersAreReadAsThoseOfDefaults() {
    StrategyStarted started = started(Map.of());
    String json = LedgerJson.write(started);
    assertThat(json).doesNotContain("parameters");
    assertThat(LedgerJson.read(LedgerJson.object(json), LedgerEntry.class)).isEqualTo(started);
  }
}
