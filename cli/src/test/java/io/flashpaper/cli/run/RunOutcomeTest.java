// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RunOutcomeTest {
  private static final Instant START = Instant.parse("2026-11-22T12:28:57Z");

  @Test
  void theResultHasTheSessionsFiguresAndTheWholeSummary() throws Exception {
    ObjectNode summary =
        (ObjectNode)
            new ObjectMapper()
                .readTree(
                    """
                    {"mode":"REST","signals":3,"trades":2,"tradePnl":"-1.20","flashCrashes":1,"fees":"0.10"}
                    """);
    RunOutcome outcome =
        new RunOutcome(START, Duration.ofMinutes(2), Optional.of(summary), true, "time is up");
    ObjectNode result = outcome.result(Path.of("/logs/run.log"), Path.of("/reports/session.html"));
    assertThat(result.get("duration").asLong()).isEqualTo(120);
    assertThat(result.get("pnl").asText()).isEqualTo("-1.20");
    assertThat(result.get("mode").asText()).isEqualTo("REST");
    assertThat(result.get("signals").asInt()).isEqualTo(3);
    assertThat(result.get("trades").asInt()).isEqualTo(2);
    assertThat(result.get("flashCrashes").asInt()).isEqualTo(1);
    assertThat(result.get("report").asText()).isEqualTo("/reports/session.html");
    assertThat(result.get("complete").asBoolean()).isTrue();
    assertThat(result.get("summary")).isEqualTo(summary);
    assertThat(outcome.summaryWithEnd().get("exitReason").asText()).isEqualTo("time is up");
    assertThat(summary.has("complete")).isFalse();
  }

  @Test
  void aRunThatNeverRanStillSaysHowItEnded() {
    RunOutcome outcome =
        new RunOutcome(START, Duration.ZERO, Optional.empty(), false, "stopped before it ran");
    assertThat(outcome.summaryWithEnd().toString())
        .isEqualTo("{\"complete\":false,\"exitReason\":\"stopped before it ran\"}");
  }
}
