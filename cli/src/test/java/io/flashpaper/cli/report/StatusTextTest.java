// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.cli.run.StackClient;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StatusTextTest {
  @Test
  void aRunningStackShowsItsMarketsAndAccounts() throws Exception {
    assertThat(
            lines(
                """
                {"tapeTimeMs":1769999999000,"tapeOffset":61786,
                 "index":{"price":"75789.490000","venuesUsed":4,"momentum60sPercent":"0.186"},
                 "feed":{"mode":"WS","venues":[{"venue":"binance_us","mode":"WS"},{"venue":"kalshi","mode":"REST"}]},
                 "markets":[{"ticker":"KXBTC15M-26FEB012145-45","yesBid":"0.0510","yesAsk":"0.0580",
                             "closeTime":"2026-02-02T02:45:00Z","status":"OPEN"},
                            {"ticker":"KXBTCD-26FEB0122-T75999.99","yesBid":"0.4900","strike":"75999.99",
                             "closeTime":"2026-02-02T03:00:00Z","status":"OPEN"}],
                 "accounts":[{"account":"main","strategy":"delay_arb","cash":"963.31","tradePnl":"0.91",
                              "fees":"3.11","trades":5,"wins":4,"openPositions":2}],
                 "signals":1037,"flashCrashes":3,"waitingFor":"signals",
                 "verification":{"endedAt":"2026-02-02T03:10:41Z","outcome":"IDENTICAL","trades":37,"identical":37}}
                """))
        .containsExactly(
            "tape     2026-02-02 02:39:59 UTC, offset 61786",
            "bitcoin  $75,789.49 from 4 exchanges, +0.186% in 60 s",
            "venues   Binance US WS, Kalshi REST",
            "seen     1,037 signals, 3 flash crashes",
            "waiting  for the signal service to judge the next event",
            "verified 2026-02-02 03:10:41 UTC: 37 trades, 37 identical",
            "",
            "market                      status  closes (UTC)             strike  YES bid  YES ask",
            "KXBTC15M-26FEB012145-45     open    2026-02-02 02:45:00         N/A    0.051    0.058",
            "KXBTCD-26FEB0122-T75999.99  open    2026-02-02 03:00:00  $75,999.99     0.49      N/A",
            "",
            "account  strategy      cash     P&L   fees  trades  win %  open",
            "main     delay_arb  $963.31  $+0.91  $3.11       5  80.0%     2");
  }

  @Test
  void whatIsMissingIsNotInvented() throws Exception {
    assertThat(lines("{\"tapeOffset\":-1}"))
        .contains(
            "tape     no event yet",
            "bitcoin  N/A",
            "venues   N/A",
            "verified never yet: ./flashpaper verify does it",
            "No market is listed.",
            "No account yet.");
  }

  @Test
  void messagesThatCouldNotBeReadAreToldWithTheLastOfThem() throws Exception {
    assertThat(
            lines(
                """
                {"tapeOffset":7,"deadLetters":{"count":1204,"last":{"topic":"tape","offset":4711,"reader":"execution-service",
                 "reason":"not JSON","time":"2026-02-02T03:10:41Z"}}}
                """))
        .contains(
            "unread   1,204 messages were put aside; the last of tape, offset 4711, at"
                + " 2026-02-02 03:10:41 UTC by execution-service: not JSON");
    assertThat(lines("{\"tapeOffset\":7,\"deadLetters\":{\"count\":0}}"))
        .noneMatch(line -> line.startsWith("unread"));
  }

  @Test
  void aTapeThatIsSilentIsToldWithHowLong() throws Exception {
    assertThat(lines("{\"tapeOffset\":7,\"heardAgoMs\":37400}"))
        .contains(
            "late     tape silent for 37 s: all that follows is as old; see ./flashpaper feeds");
    assertThat(lines("{\"tapeOffset\":7,\"heardAgoMs\":5000}"))
        .noneMatch(line -> line.startsWith("late"));
  }

  @Test
  void aDifferenceIsNamed() throws Exception {
    assertThat(
            lines(
                """
                {"tapeOffset":7,"verification":{"endedAt":"2026-02-02T03:10:41Z","outcome":"DIFFERENT","trades":37,
                 "identical":36,"found":"trade main:X:7 net: recorded 1.00, replayed 1.01"}}
                """))
        .contains(
            "verified 2026-02-02 03:10:41 UTC: 37 trades, 36 identical; the first difference: trade"
                + " main:X:7 net: recorded 1.00, replayed 1.01");
  }

  private static List<String> lines(String json) throws Exception {
    return StatusText.lines(StackClient.read(new ObjectMapper().readTree(json), StatusView.class));
  }
}
