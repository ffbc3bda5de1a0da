// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.cli.ApiStub;
import io.flashpaper.cli.report.TradesView.Trade;
import io.flashpaper.cli.run.StackClient;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The page and the JSON of a session, made from golden answers of the REST API. */
final class SessionPageTest {
  private static final Instant SINCE = Instant.parse("2026-11-22T10:00:00Z");
  private static final SessionReport.Run RUN =
      new SessionReport.Run(
          "demo",
          "1.2.3",
          Instant.parse("2026-11-22T15:00:00Z"),
          Optional.of(Instant.parse("2026-11-22T14:45:00Z")),
          Optional.of(Duration.ofMinutes(15)),
          Optional.of(new SessionReport.End(true, "time is up")));

  /** A stack that answers all that a report asks. */
  static ApiStub goldenSession() {
    return new ApiStub()
        .golden("/api/v1/summary", "summary.json")
        .golden("/api/v1/statistics", "statistics.json")
        .golden("/api/v1/accounts/main/equity", "equity-main.json")
        .golden("/api/v1/accounts/model/equity", "equity-model.json")
        .golden("/api/v1/decisions", "decisions.json")
        .golden("/api/v1/compare", "compare.json")
        .golden("/api/v1/trades", "trades.json")
        .golden("/api/v1/positions", "positions.json");
  }

  private static SessionReport report() throws Exception {
    try (ApiStub api = goldenSession();
        StackClient client = new StackClient(URI.create(api.url()))) {
      SessionReport report = StackReport.read(client, Optional.of(SINCE), RUN);
      assertThat(api.asked())
          .filteredOn(asked -> !asked.contains("/positions"))
          .allSatisfy(asked -> assertThat(asked).containsPattern("(s|S)ince=2026-11-22T10"));
      return report;
    }
  }

  private static Document parsed(String page) throws Exception {
    DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    return parser.parse(new InputSource(new StringReader(page)));
  }

  @Test
  void thePageIsAsItWas() throws Exception {
    assertThat(SessionPage.of(report())).isEqualTo(ApiStub.read("session.html"));
  }

  @Test
  void thePageIsWellFormedAndHoldsEveryTrade() throws Exception {
    Document page = parsed(SessionPage.of(report()));
    assertThat(page.getElementsByTagName("svg").getLength()).isGreaterThanOrEqualTo(2);
    assertThat(page.getElementsByTagName("figure").getLength()).isEqualTo(2);
    assertThat(page.getDocumentElement().getTextContent())
        .contains("KXBTC15M-26NOV221200-00")
        .contains("KXBTC15M-26NOV221430-30")
        .contains("9.5 % to 90.5 %")
        .contains("not enough trades yet: 37 of 200");
  }

  @Test
  void thePageLoadsNothingAndRunsNothing() throws Exception {
    assertThat(SessionPage.of(report()))
        .doesNotContainPattern("https?:")
        .doesNotContain("<script")
        .doesNotContain("@import")
        .doesNotContain("url(")
        .doesNotContainPattern("\\bsrc=")
        .doesNotContainPattern("\\bhref=")
        .doesNotContainPattern("\\bon[a-z]+=");
  }

  @Test
  void textOfOthersStaysText() throws Exception {
    SessionReport report = report();
    Trade trade = report.trades().getFirst();
    String evil = "\"><script>alert('&')</script>";
    Trade spoiled =
        new Trade(
            evil,
            evil,
            evil,
            evil,
            evil,
            trade.side(),
            trade.status(),
            trade.quantity(),
            trade.entryPrice(),
            trade.exitPrice(),
            evil,
            trade.fees(),
            trade.pnl(),
            trade.openedAt(),
            trade.closedAt());
    String page =
        SessionPage.of(
            new SessionReport(
                RUN,
                true,
                report.summary(),
                report.strategies(),
                List.of(
                    new EquityView(
                        evil,
                        BigDecimal.TEN,
                        1,
                        List.of(new EquityView.Point(SINCE, BigDecimal.ONE)))),
                report.funnels(),
                Optional.empty(),
                List.of(spoiled)));
    assertThat(page).doesNotContain("<script");
    assertThat(parsed(page).getDocumentElement().getTextContent()).contains(evil);
  }

  @Test
  void aSessionWithoutAnythingIsAPageToo() throws Exception {
    SessionReport report = report();
    SessionReport empty =
        new SessionReport(
            SessionReport.Run.unknown("live", "1.2.3", SINCE),
            true,
            report.summary(),
            report.strategies(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of());
    assertThat(parsed(SessionPage.of(empty)).getDocumentElement().getTextContent())
        .contains("No trade was closed.")
        .contains("Nothing was stopped.")
        .contains("There was none.")
        .contains("it goes on");
  }

  @Test
  void thousandsOfTradesAreAPageOfAFewMegabytes() throws Exception {
    SessionReport report = report();
    List<Trade> many = new ArrayList<>(Collections.nCopies(10_000, report.trades().getFirst()));
    String page =
        SessionPage.of(
            new SessionReport(
                RUN,
                true,
                report.summary(),
                report.strategies(),
                report.equity(),
                report.funnels(),
                report.comparison(),
                many));
    assertThat(page.length()).isBetween(1_000_000, 8_000_000);
  }

  @Test
  void theJsonBeginsWithThePredecessorsFields() throws Exception {
    ObjectNode json = SessionJson.of(report());
    assertThat(json.fieldNames())
        .toIterable()
        .startsWith(
            "start",
            "duration",
            "mode",
            "pnl",
            "signals",
            "trades",
            "flashCrashes",
            "complete",
            "exitReason");
    assertThat(json.path("duration").asLong()).isEqualTo(900);
    assertThat(json.path("pnl").asText()).isEqualTo("0.060000");
    assertThat(json.path("complete").asBoolean()).isTrue();
    assertThat(json.path("tradeList")).hasSize(4);
    assertThat(json.path("equity")).hasSize(2);
  }

  @Test
  void bothAreWrittenBesideEachOther(@TempDir Path folder) throws Exception {
    Path page = folder.resolve("deep/session.html");
    SessionFiles.write(report(), page);
    assertThat(page).isNotEmptyFile();
    assertThat(folder.resolve("deep/session.json")).isNotEmptyFile();
  }
}
