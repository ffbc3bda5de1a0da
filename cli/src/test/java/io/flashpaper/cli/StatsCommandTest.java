// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class StatsCommandTest {
  private static final String HEAD = "strategy,side,p,entry,contracts,exit,outcome,fees,net\n";

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private final CommandLine program =
      Main.commandLine()
          .setOut(new PrintWriter(output, true))
          .setErr(new PrintWriter(errors, true));

  @TempDir private Path folder;

  private int stats(String content, String... arguments) throws IOException {
    Path file = Files.writeString(folder.resolve("trades"), content);
    List<String> all = new ArrayList<>(List.of("stats", file.toString()));
    all.addAll(List.of(arguments));
    return program.execute(all.toArray(String[]::new));
  }

  private static String golden() throws IOException {
    try (InputStream file = StatsCommandTest.class.getResourceAsStream("/golden/stats.csv")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theGoldenTradesGiveTheGoldenFigures() throws IOException {
    assertThat(stats(golden(), "--bins", "5")).isZero();
    assertThat(output.toString().lines())
        .contains(
            "10 trades: 6 won, 4 lost",
            "  net              $+38.92 (fees $6.07)",
            "  win rate         0.600000 (95%: 0.312674 to 0.831820)",
            "  profit factor    2.508527",
            "  average win      $+10.786667",
            "  average loss     $-6.45",
            "  deviation        $+15.556674",
            "  t of the mean    0.791145 (below 2: no evidence)",
            "  Brier            0.253440; market price 0.258530, base rate 0.240000",
            "  log loss         0.708037",
            "  calibration      error 0.240000",
            "    0.60 to 0.80       5  0.688000  0.600000",
            "  predicted edge   $+9.50, captured $+38.92: ratio 4.096842 (means little below 100"
                + " trades)")
        .anyMatch(line -> line.startsWith("  expectancy       $+3.892 a trade"))
        .anyMatch(line -> line.startsWith("  max drawdown     $12.03"))
        .anyMatch(line -> line.startsWith("  skill            -0.056000 against the base rate"));
    assertThat(output.toString().lines().filter(line -> line.startsWith("mean_rev")))
        .anyMatch(line -> line.matches("mean_reversion_high +3 +1 +\\$\\+31.44 .*"))
        .anyMatch(line -> line.matches("mean_rev_flash +2 +1 +\\$-1.38 .*"));
  }

  @Test
  void theSameComesAsJson() throws IOException {
    assertThat(stats(golden(), "--json", "--by", "side")).isZero();
    JsonNode answer = new ObjectMapper().readTree(output.toString());
    assertThat(answer.at("/total/results/net").asText()).isEqualTo("38.920000");
    assertThat(answer.at("/total/results/winRateLow").decimalValue().toPlainString())
        .isEqualTo("0.312674");
    assertThat(answer.at("/total/drawdown/depth").asText()).isEqualTo("12.030000");
    assertThat(answer.at("/groups/0/name").asText()).isEqualTo("NO");
    assertThat(answer.at("/groups/1/statistics/results/trades").asInt()).isEqualTo(3);
    assertThat(answer.at("/total/undefined/execution.fillRate").asText())
        .isEqualTo("no entry order is known");
  }

  @Test
  void linesOfTheRestApiAreReadInAnyOrderAndOpenTradesLeftOut() throws IOException {
    String trade =
        """
        {"id":"a","account":"main","strategy":"s","side":"NO","status":"CLOSED","quantity":"10.00",\
        "entryPrice":"0.400000","exitPrice":"0.500000","cost":"4.000000","fees":"0.200000",\
        "pnl":"0.800000","exitReason":"TAKE_PROFIT","openedAt":"2026-02-02T18:00:00Z",\
        "closedAt":"2026-02-02T18:01:00Z"}
        """;
    String earlier =
        trade
            .replace("0.500000", "0.100000")
            .replace("0.800000", "-3.200000")
            .replace("18:01", "17:01");
    String open = "{\"status\":\"OPEN\",\"side\":\"YES\",\"pnl\":null}\n";
    assertThat(stats(trade + earlier + open, "--by", "account")).isZero();
    assertThat(output.toString())
        .contains("2 trades: 1 won, 1 lost")
        .contains("max drawdown     $3.20, deepest at 2026-02-02T17:01:00Z");
    assertThat(errors.toString()).contains("1 trades are not closed and left out");
  }

  @Test
  void whatIsNotWrittenFollowsFromTheRest() throws IOException {
    assertThat(stats("side,entry,contracts,outcome,fees\nYES,0.53,18,NO,0.32\nNO,0.2,47,NO,0.53\n"))
        .isZero();
    assertThat(output.toString()).contains("net              $+27.21 (fees $0.85)");
    assertThat(output.toString()).contains("N/A (no trade has a probability)");
  }

  @Test
  void aProfitWithTheWrongSignIsRefused() throws IOException {
    assertThat(stats(HEAD + "m,NO,0.2,0.20,47,0.18,YES,1.02,1.96\n")).isEqualTo(1);
    assertThat(errors.toString())
        .contains("line 2: field net is 1.960000, but the other fields give -1.960000");
    assertThat(output.toString()).isEmpty();
  }

  @Test
  void whatIsWrongIsNamedByLineAndField() throws IOException {
    String good = "m,YES,0.5,0.5,1,,YES,0.02,0.48\n";
    assertThat(
            stats(
                HEAD
                    + good
                    + "m,MAYBE,0.5,0.5,1,,YES,0.02,0.48\n"
                    + "m,YES,0.5,53,1,,YES,0.02,0.48\n"
                    + "m,YES,1.5,0.5,1,,YES,0.02,0.48\n"
                    + "m,YES,0.5,0.5,0,,YES,0.02,0.48\n"
                    + "m,YES,0.5,0.5,1,,,0.02,\n"
                    + "m,YES,0.5,0.5,1,,YES,,0.48\n"
                    + "m,YES,0.5,0.5,1,,YES,NaN,0.48\n"))
        .isEqualTo(1);
    assertThat(errors.toString().lines())
        .hasSize(7)
        .anyMatch(line -> line.contains("line 3: field side is MAYBE, but must be YES or NO"))
        .anyMatch(line -> line.contains("line 4: field entry is 53") && line.contains("not cents"))
        .anyMatch(line -> line.contains("line 5: field p is 1.5"))
        .anyMatch(line -> line.contains("line 6: field contracts is 0"))
        .anyMatch(line -> line.contains("line 7: field net is missing"))
        .anyMatch(line -> line.contains("line 8: field fees is missing"))
        .anyMatch(line -> line.contains("line 9: field fees is NaN"));
    assertThat(stats("{\"side\":\"YES\"\n")).isEqualTo(1);
    assertThat(errors.toString()).contains("line 1: it is no JSON");
  }

  @Test
  void nothingToReadIsStatusOneAndAWrongCommandStatusTwo() throws IOException {
    assertThat(stats("")).isEqualTo(1);
    assertThat(stats(HEAD)).isEqualTo(1);
    assertThat(errors.toString()).contains("there is no closed trade in it");
    assertThat(program.execute("stats", "no-such-file")).isEqualTo(2);
    assertThat(stats(golden(), "--by", "moon")).isEqualTo(2);
    assertThat(stats(golden(), "--bins", "0")).isEqualTo(2);
    assertThat(errors.toString()).contains("no-such-file", "--bins is 0");
  }
}
