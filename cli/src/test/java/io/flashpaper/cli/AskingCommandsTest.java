// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that ask a stack, against golden answers of its REST API. */
final class AskingCommandsTest {
  private static final String TRADE = "main:KXBTC15M-26NOV221200-00:200";

  private static final String PENDING = "{\"id\":7,\"kind\":\"PAUSE\",\"status\":\"PENDING\"}";

  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private final ApiStub api = new ApiStub();

  @AfterEach
  void stop() {
    api.close();
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--url", api.url()));
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(errors, true))
        .execute(all.toArray(String[]::new));
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }

  @ParameterizedTest
  @CsvSource({
    "status, /api/v1/status, status.json, accounts",
    "trades, /api/v1/trades, trades.json, trades",
    "positions, /api/v1/positions, positions.json, positions",
    "accounts, /api/v1/accounts, accounts.json, accounts",
    "compare, /api/v1/compare, compare.json, verdict",
    "flash, /api/v1/flash-events, flash-events.json, flashEvents",
    "decisions, /api/v1/decisions, decisions.json, decisions",
    "feeds, /api/v1/feeds, feeds.json, venues",
    "strategies, /api/v1/strategies, strategies.json, strategies",
    "shadow, /api/v1/shadow, shadow.json, rules",
    "alerts, /api/v1/alerts, alerts.json, channels"
  })
  void withJsonACommandPrintsWhatTheApiSays(String command, String path, String file, String field)
      throws Exception {
    api.golden(path, file);

    assertThat(run(command, "--json")).as(errors.toString()).isZero();

    JsonNode said = new ObjectMapper().readTree(out.toString());
    assertThat(said.get(field))
        .isEqualTo(new ObjectMapper().readTree(ApiStub.read(file)).get(field));
    assertThat(errors.toString()).isEmpty();
  }

  @Test
  void aTestOfAlertsFailsUnlessEveryChannelIsReached() {
    api.answer(
        "/api/v1/alerts/test",
        200,
        "{\"channels\":[{\"channel\":\"phone\",\"problem\":\"\"},"
            + "{\"channel\":\"bot\",\"problem\":\"it answered 401\"}]}");

    assertThat(run("alerts", "test")).isEqualTo(ExitStatus.FAILED.code());

    assertThat(lines()).containsExactly("phone: it arrived", "bot: not reached, it answered 401");
    assertThat(api.asked()).containsExactly("POST /api/v1/alerts/test");
    api.answer("/api/v1/alerts/test", 200, "{\"channels\":[]}");
    assertThat(run("alerts", "test")).isEqualTo(ExitStatus.FAILED.code());
    assertThat(out.toString()).contains("No channel is set");
  }

  @ParameterizedTest
  @CsvSource({
    "status, /api/v1/status, status.json",
    "trades, /api/v1/trades, trades.json",
    "positions, /api/v1/positions, positions.json",
    "accounts, /api/v1/accounts, accounts.json",
    "compare, /api/v1/compare, compare.json",
    "flash, /api/v1/flash-events, flash-events.json",
    "decisions, /api/v1/decisions, decisions.json",
    "feeds, /api/v1/feeds, feeds.json",
    "strategies, /api/v1/strategies, strategies.json",
    "alerts, /api/v1/alerts, alerts.json"
  })
  void withoutItACommandPrintsLinesThatPeopleRead(String command, String path, String file) {
    api.golden(path, file);

    assertThat(run(command)).as(errors.toString()).isZero();

    assertThat(out.toString()).isEqualTo(ApiStub.read(command + ".txt"));
  }

  @Test
  void aTradeIsShownWithOrdersAndFills() {
    api.golden("/api/v1/trades/" + TRADE, "trade.json");
    assertThat(run("trade", TRADE)).as(errors.toString()).isZero();
    assertThat(out.toString()).isEqualTo(ApiStub.read("trade.txt"));
  }

  @Test
  void theLastTradeIsTheLatest() {
    api.golden("/api/v1/trades", "trades.json").golden("/api/v1/trades/" + TRADE, "trade.json");
    assertThat(run("trade", "last", "--json")).as(errors.toString()).isZero();
    assertThat(api.asked().getLast()).startsWith("GET /api/v1/trades/main");
  }

  @Test
  void anUnknownTradeIsNotFoundAndThatIsSaid() {
    api.answer("/api/v1/trades/none", 404, "{\"detail\":\"there is no trade 'none'\"}");
    assertThat(run("trade", "none")).isEqualTo(1);
    assertThat(errors.toString()).contains("there is no trade 'none'");
    assertThat(errors.toString().lines()).hasSize(1);
  }

  @Test
  void whoIsUnknownIsToldHowToSayWhoTheyAre() {
    api.answer("/api/v1/status", 401, "{\"detail\":\"say who is asking\"}");
    assertThat(run("status")).isEqualTo(4);
    assertThat(errors.toString()).contains("--token-file FILE").contains("FLASHPAPER_TOKEN");
  }

  @Test
  void aTokenIsSentAndNeverPrinted(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "a-token-of-sixteen-letters\n");
    api.golden("/api/v1/status", "status.json").answer("/api/v1/trades", 401, "{}");

    assertThat(run("status", "--token-file", file.toString())).isZero();
    assertThat(run("trades", "--token-file", file.toString())).isEqualTo(4);

    assertThat(api.authorizations()).containsOnly("Bearer a-token-of-sixteen-letters");
    assertThat(errors.toString()).contains("does not know this token");
    assertThat(out + errors.toString()).doesNotContain("sixteen");
  }

  @Test
  void aTokensFileThatIsNotThereIsNamed() {
    assertThat(run("status", "--token-file", "no-such-file")).isEqualTo(1);
    assertThat(errors.toString()).contains("no-such-file cannot be read");
  }

  @Test
  void whoMayOnlyReadIsToldWhichTokenCommands() {
    api.answer("/api/v1/commands", 403, "{\"detail\":\"this token may not command\"}");
    assertThat(run("pause", "main")).isEqualTo(4);
    assertThat(errors.toString())
        .contains("this token may not command")
        .contains("flashpaper.api.command-tokens");
  }

  @Test
  void aStackThatIsAwayIsAnotherStatusThanAFailure() {
    api.close();
    assertThat(run("positions")).isEqualTo(3);
    assertThat(errors.toString()).contains(api.url()).contains("does not answer");
  }

  @Test
  void aStackThatIsNotReadyIsAwayToo() {
    api.answer("/api/v1/accounts", 503, "{\"detail\":\"not now; try again\"}");
    assertThat(run("accounts")).isEqualTo(3);
    assertThat(errors.toString()).contains("not now; try again");
  }

  @ParameterizedTest
  @CsvSource({"feeds, flashpaper.neighbours.feed", "strategies, flashpaper.neighbours.signal"})
  void whoDoesNotPassOnIsToldWhatToSet(String command, String setting) {
    assertThat(run(command)).isEqualTo(1);
    assertThat(errors.toString()).contains(setting).contains("--url");
  }

  @Test
  void anAddressThatIsNoneIsAWrongCommand() {
    int status =
        Main.commandLine()
            .setErr(new PrintWriter(errors, true))
            .execute("status", "--url", "flashpaper.example");
    assertThat(status).isEqualTo(2);
    assertThat(errors.toString()).contains("flashpaper.example");
  }

  @Test
  void twoStacksAtOnceAreAWrongCommand() {
    assertThat(run("status", "--data", "somewhere")).isEqualTo(2);
    assertThat(errors.toString()).contains("--data and --url");
  }

  @Test
  void filtersReachTheApi() {
    api.golden("/api/v1/trades", "trades.json");
    assertThat(
            run(
                "trades",
                "--account",
                "main",
                "--status",
                "closed",
                "--since",
                "2026-11-22T12:00:00Z"))
        .isZero();
    assertThat(api.asked().getFirst())
        .isEqualTo(
            "GET /api/v1/trades?account=main&limit=20&since=2026-11-22T12%3A00%3A00Z&status=closed");
  }

  @Test
  void anExportIsWrittenToAFile(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("trades.csv");
    api.answer("/api/v1/trades/export", 200, "id,pnl\nmain:1,0.50\n");
    assertThat(run("trades", "--export", "csv", "--out", file.toString())).isZero();
    assertThat(file).hasContent("id,pnl\nmain:1,0.50\n");
    assertThat(api.asked()).containsExactly("GET /api/v1/trades/export?format=csv");
  }

  @Test
  void aCommandWaitsUntilItTookEffect() {
    api.answer("/api/v1/commands", 202, "{\"id\":7,\"kind\":\"PAUSE\",\"status\":\"PENDING\"}")
        .golden("/api/v1/commands/7", "command.json");
    assertThat(run("pause", "main", "--reason", "news")).as(errors.toString()).isZero();
    assertThat(lines())
        .containsExactly(
            "Done: command 7, pause, account main, after tape offset 4711, at"
                + " 2026-11-22T12:00:00Z");
  }

  @Test
  void aLookThatFailsIsBorneUntilTheCommandTookEffect() {
    api.answer("/api/v1/commands", 202, PENDING)
        .once("/api/v1/commands/7", 503, "{\"detail\":\"it restarts\"}")
        .once("/api/v1/commands/7", 500, "")
        .golden("/api/v1/commands/7", "command.json");

    assertThat(run("pause", "main")).as(errors.toString()).isZero();

    assertThat(out.toString()).startsWith("Done: command 7, pause");
    assertThat(errors.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 401, 404, 503})
  void aStoredCommandIsNeverCalledFailed(int answered) throws Exception {
    api.answer("/api/v1/commands", 202, PENDING)
        .answer("/api/v1/commands/7", answered, answered == 200 ? PENDING : "{}");

    assertThat(run("pause", "main", "--wait", "1s")).isEqualTo(ExitStatus.STORED.code());
    assertThat(out.toString()).contains("Stored: command 7").contains("do not give it again");
    assertThat(errors.toString().lines().toList()).hasSize(answered == 200 ? 0 : 1);

    out.getBuffer().setLength(0);
    assertThat(run("pause", "main", "--wait", "0s", "--json")).isEqualTo(5);
    assertThat(new ObjectMapper().readTree(out.toString()))
        .isEqualTo(new ObjectMapper().readTree(PENDING));
  }

  @Test
  void aCommandWhoseAnswerIsLostIsGivenAgainWithItsOwnKey() {
    api.once("/api/v1/commands", 503, "{\"detail\":\"it restarts\"}")
        .answer("/api/v1/commands", 202, PENDING)
        .golden("/api/v1/commands/7", "command.json");

    assertThat(run("pause", "main")).isZero();
    assertThat(api.keys()).hasSize(2).allMatch(api.keys().getFirst()::equals);

    assertThat(run("pause", "main")).isZero();
    assertThat(api.keys()).hasSize(3);
    assertThat(api.keys().getLast()).isNotEqualTo(api.keys().getFirst());
  }

  @Test
  void aCommandThatNobodyEverAnsweredMayBeStoredAndThatIsSaid() {
    api.answer("/api/v1/commands", 503, "{\"detail\":\"the database is away\"}");
    assertThat(run("kill", "--all")).isEqualTo(3);
    assertThat(errors.toString())
        .contains("the database is away")
        .contains("may be stored")
        .contains("GET /api/v1/commands");
  }

  @Test
  void aCommandToNobodyIsNotStored() {
    api.close();
    assertThat(run("pause", "main")).isEqualTo(3);
    assertThat(errors.toString()).doesNotContain("may be stored");
  }

  @Test
  void aRefusedCommandIsFoundWanting() {
    api.answer(
        "/api/v1/commands",
        202,
        "{\"id\":8,\"kind\":\"CLOSE\",\"status\":\"REFUSED\",\"refusal\":\"it is closed\"}");
    assertThat(run("close", TRADE)).isEqualTo(1);
    assertThat(out.toString()).contains("Refused").contains("it is closed");
  }
}
