// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.cli.decide.BuiltStrategies;
import io.flashpaper.cli.sweep.SyntheticTapeFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replay reports adds up. */
final class ReplayReportTest {
  @TempDir private static Path folder;

  private static JsonNode report = new ObjectMapper().createObjectNode();

  @BeforeAll
  static void replayATape() throws Exception {
    SyntheticTapeFiles.write(folder.resolve("tape"), 42, 200);
    BuiltStrategies.copyTo(Files.createDirectories(folder.resolve("plugins")));
    List<String> arguments = new ArrayList<>(List.of("replay", folder.resolve("tape").toString()));
    arguments.addAll(List.of("--plugins", folder.resolve("plugins").toString()));
    arguments.addAll(List.of("--set", "flashpaper.gates.min-volume=0"));
    arguments.addAll(List.of("--set", "flashpaper.gates.max-spread=0.10"));
    arguments.addAll(List.of("--json", "--report", folder.resolve("replay.html").toString()));
    int status =
        Main.commandLine()
            .setOut(new PrintWriter(new StringWriter()))
            .execute(arguments.toArray(String[]::new));
    assertThat(status).isZero();
    report = new ObjectMapper().readTree(folder.resolve("replay.json").toFile());
  }

  private static BigDecimal amount(JsonNode node, String path) {
    return new BigDecimal(node.at(path).asText());
  }

  @Test
  void theTradesSumUpToTheSummary() {
    BigDecimal sum = BigDecimal.ZERO;
    long closed = 0;
    for (JsonNode trade : report.path("tradeList")) {
      if (trade.path("status").asText().equals("CLOSED")) {
        sum = sum.add(amount(trade, "/pnl"));
        closed++;
      }
    }
    assertThat(closed).isPositive().isEqualTo(report.path("trades").asLong());
    assertThat(sum).isEqualByComparingTo(amount(report, "/pnl"));
  }

  @Test
  void theStrategiesSumUpToTheSummary() {
    assertThat(amount(report, "/statistics/total/results/net"))
        .isEqualByComparingTo(amount(report, "/pnl"));
    assertThat(report.at("/statistics/total/results/trades").asLong())
        .isEqualTo(report.path("trades").asLong());
  }

  @Test
  void everyCurveEndsAtWhatItsAccountIsWorth() {
    assertThat(report.path("equity")).isNotEmpty();
    for (JsonNode curve : report.path("equity")) {
      JsonNode points = curve.path("points");
      if (!points.isEmpty()) {
        assertThat(amount(points.get(points.size() - 1), "/equity"))
            .isEqualByComparingTo(
                amount(curve, "/initialCash").add(pnlOf(curve.path("account").asText())));
      }
    }
  }

  private static BigDecimal pnlOf(String name) {
    for (JsonNode account : report.at("/summary/accounts")) {
      if (account.path("account").asText().equals(name)) {
        return amount(account, "/tradePnl");
      }
    }
    throw new AssertionError("no account " + name);
  }

  @Test
  void theFunnelsCountWhatTheSummaryCounts() {
    long stops = 0;
    for (JsonNode funnel : report.path("decisions")) {
      for (JsonNode stop : funnel.path("stops")) {
        stops += stop.path("count").asLong();
      }
    }
    long reasons = 0;
    for (JsonNode reason : report.at("/summary/reasons")) {
      reasons += reason.path("count").asLong();
    }
    assertThat(stops).isPositive().isEqualTo(reasons);
  }

  @Test
  void thePageIsThereToo() {
    assertThat(folder.resolve("replay.html")).content().contains("Flashpaper replay");
  }
}
