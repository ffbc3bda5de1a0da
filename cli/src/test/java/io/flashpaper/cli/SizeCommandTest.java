// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.model.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SizeCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private String errors = "";

  private static JsonNode golden(String name) throws IOException {
    try (InputStream in = SizeCommandTest.class.getResourceAsStream("/golden/" + name + ".json")) {
      return JSON.readTree(Objects.requireNonNull(in, name));
    }
  }

  private String run(int status, String... arguments) {
    StringWriter output = new StringWriter();
    StringWriter said = new StringWriter();
    List<String> all = new ArrayList<>(List.of("size", "--plugins", folder.toString()));
    all.addAll(List.of(arguments));
    assertThat(
            Main.commandLine()
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(said, true))
                .execute(all.toArray(String[]::new)))
        .as(said.toString())
        .isEqualTo(status);
    errors = said.toString();
    return output.toString();
  }

  private String file(String content) throws IOException {
    return Files.writeString(folder.resolve("results.csv"), content).toString();
  }

  private String resultsOf(JsonNode rows) throws IOException {
    StringBuilder lines = new StringBuilder("trade,net\n");
    for (JsonNode row : rows) {
      lines.append(row.get("step")).append(',');
      lines.append(BigDecimal.valueOf(row.get("netCents").asLong(), 2)).append('\n');
    }
    return file(lines.toString());
  }

  /** Cells of the printed table, without its head. */
  private static List<List<String>> cells(String table) {
    return table.lines().skip(1).map(line -> List.of(line.strip().split("\\s{2,}"))).toList();
  }

  @ParameterizedTest
  @CsvSource({"sizing, winRatePct", "sizing2, wr"})
  void everyGoldenRowIsPrintedAsItStands(String name, String winRate) throws IOException {
    JsonNode rows = golden(name);
    List<List<String>> printed = cells(run(0, resultsOf(rows)));
    assertThat(printed).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      JsonNode row = rows.get(i);
      BigDecimal net = BigDecimal.valueOf(row.get("netCents").asLong(), 2);
      assertThat(printed.get(i))
          .containsExactly(
              row.get("step").asText(),
              (net.signum() < 0 ? "" : "+") + net.toPlainString(),
              row.get("wins").asText() + "/" + row.get("n").asText(),
              row.get(winRate).decimalValue().setScale(2).toPlainString(),
              row.get("streak").asText(),
              "$" + row.get("nextSize").asText(),
              row.get("rule").asText());
    }
  }

  @Test
  void everyGoldenRowWithBreakEvenAsAPushIsPrintedAsItStands() throws IOException {
    JsonNode rows = golden("sizing");
    List<List<String>> printed = cells(run(0, resultsOf(rows), "--break-even", "push"));
    for (int i = 0; i < rows.size(); i++) {
      assertThat(printed.get(i).get(5)).isEqualTo("$" + rows.get(i).get("nextSizePush").asText());
    }
  }

  @Test
  void everyGoldenNumberOfContractsIsPrintedAsItStands() throws IOException {
    for (JsonNode row : golden("contracts")) {
      String limit = BigDecimal.valueOf(row.get("limitCents").asLong(), 2).toPlainString();
      String budget = BigDecimal.valueOf(row.get("budgetCents").asLong(), 2).toPlainString();
      JsonNode whole =
          JSON.readTree(
              run(
                  0,
                  "--budget",
                  budget,
                  "--limit",
                  limit,
                  "--mode",
                  "legacy-cent-per-order",
                  "--json"));
      assertThat(whole.get("contracts").asText()).isEqualTo(row.get("contracts").asText());
      assertThat(cents(whole, "cost")).as(row.toString()).isEqualTo(row.get("costCents").asLong());
      assertThat(cents(whole, "fee")).as(row.toString()).isEqualTo(row.get("feeCents").asLong());
      assertThat(cents(whole, "debit"))
          .as(row.toString())
          .isEqualTo(row.get("debitCents").asLong());
      JsonNode fractional =
          JSON.readTree(run(0, "--budget", budget, "--limit", limit, "--step", "0.01", "--json"));
      assertThat(new BigDecimal(fractional.get("contracts").asText()))
          .as(row.toString())
          .isEqualByComparingTo(row.get("fractional").decimalValue());
    }
  }

  private static long cents(JsonNode bought, String field) {
    long micros = Money.of(bought.get(field).asText()).micros();
    assertThat(micros % 10_000).isZero();
    return micros / 10_000;
  }

  @Test
  void contractsAreSaidInASentence() {
    assertThat(run(0, "--budget=10", "--limit=0.53", "--mode=legacy-cent-per-order"))
        .isEqualToIgnoringNewLines(
            "18 contracts at $0.53: debit $9.86 = cost $9.54 + fee $0.32, of $10.00 (fees"
                + " legacy-cent-per-order)");
  }

  @Test
  void resultsMayBePlainOrCsvOrTheExportOfTradesInAnyOrder() throws IOException {
    String expected = run(0, file("2.12\n-3.10\n+0.98\n"));
    assertThat(run(0, file("id,pnl,side\na,2.12,YES\nb,-3.10,NO\nc,0.98,YES\n")))
        .isEqualTo(expected);
    String exported =
        """
        {"id":"c","status":"CLOSED","pnl":"0.980000","closedAt":"2026-02-02T18:17:00Z"}
        {"id":"d","status":"OPEN","pnl":null,"closedAt":null}
        {"id":"b","status":"CLOSED","pnl":"-3.100000","closedAt":"2026-02-02T18:16:00Z"}
        {"id":"a","status":"CLOSED","pnl":"2.120000","closedAt":"2026-02-02T18:15:00Z"}
        """;
    assertThat(run(0, file(exported))).isEqualTo(expected);
  }

  @Test
  void kellyIsAskedAboutATradeOfTheCommandLine() throws IOException {
    JsonNode answer =
        JSON.readTree(
            run(
                0,
                file("0.00\n"),
                "--policy=fractional-kelly",
                "--set=max-size=500",
                "--limit=0.53",
                "--probability=0.6",
                "--json"));
    JsonNode step = answer.get("steps").get(0);
    assertThat(step.get("nextSize").asText()).isEqualTo("29.036288");
    assertThat(step.get("rule").asText()).isEqualTo("KELLY");
    assertThat(answer.get("parameters").get("max-size").asText()).isEqualTo("500");
    assertThat(run(0, file("1\n"), "--policy=fractional-kelly")).contains("$0", "NO_PROBABILITY");
  }

  @Test
  void badLinesAreNamedWithLineColumnAndRemedy() throws IOException {
    run(1, file("trade,net\n1,2.00\n2,lots\n"));
    assertThat(errors).contains("line 3: column 2 (net) is 'lots'", "such as -3.10");
    run(1, file("{\"net\":1.5}\n{\"gain\":2}\n{net\n"));
    assertThat(errors).contains("line 2: it has no field pnl or net", "line 3: column");
    run(1, file("a,b\n1,2\n"));
    assertThat(errors).contains("line 1: no column is named net or pnl");
    run(1, file("\n"));
    assertThat(errors).contains("holds no result");
  }

  @Test
  void wrongCommandsAreRefusedWithTheRemedy() throws IOException {
    String results = file("1\n");
    refused("choose one of dynamic, fixed, fractional-kelly", results, "--policy=martingale");
    refused("streak-sise is no parameter", results, "--set", "streak-sise=3");
    refused("choose loss or push", results, "--break-even=draw");
    refused("--probability is '1.2'", results, "--probability=1.2");
    refused("--budget needs --limit", "--budget=10");
    refused("--limit is '53'", "--budget=10", "--limit=53");
    refused("--step is '0.1'", "--budget=10", "--limit=0.53", "--step=0.1");
    refused("--budget is '-1'", "--budget=-1", "--limit=0.53");
    refused("legacy-cent-per-order", "--budget=10", "--limit=0.53", "--mode=free");
    refused("either FILE, or --budget");
    refused("there is no file", folder.resolve("nowhere.csv").toString());
  }

  private void refused(String sentence, String... arguments) {
    run(2, arguments);
    assertThat(errors).contains(sentence);
  }
}
