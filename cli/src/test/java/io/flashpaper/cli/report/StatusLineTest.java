// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.cli.run.StackClient;
import org.junit.jupiter.api.Test;

final class StatusLineTest {
  private static final String CLOSES_SOON = "2026-02-02T03:15:00Z";
  private static final String NOW = "2026-02-02T03:01:00Z";

  @Test
  void everythingKnownIsOneLine() throws Exception {
    StatusView status =
        status(
            """
            {"tapeTime":"2026-02-02T03:01:00Z","tapeTimeMs":1770001260000,"tapeOffset":9,
             "index":{"price":"76494.990000","venuesUsed":4,"status":"OK","momentum60sPercent":"0.051"},
             "feed":{"mode":"REST","venues":[]},
             "markets":[{"ticker":"A","series":"KXBTC15M","yesBid":"0.4800","yesAsk":"0.5000",
               "strike":"76500.00","closeTime":"2026-02-02T03:15:00Z","status":"OPEN"}],
             "accounts":[],"signals":0,"flashCrashes":0,"somethingNew":{"a":1}}
            """);
    assertThat(StatusLine.of(60, status))
        .isEqualTo(
            "[   60s] BTC: $76,494.99 (4ex, +0.051%) | REST | 15m: 0.48/0.50 | 1h: N/A | P&L:"
                + " $+0.00 (0, 0.0% WR, 0 flash)");
  }

  @Test
  void whatIsNotKnownIsNotInvented() throws Exception {
    assertThat(StatusLine.of(0, status("{}")))
        .isEqualTo(
            "[    0s] BTC: N/A (0ex, N/A) | N/A | 15m: N/A | 1h: N/A | P&L: $+0.00 (0, 0.0% WR, 0"
                + " flash)");
    assertThat(
            StatusLine.of(
                5,
                status(
                    """
                    {"index":{"price":null,"venuesUsed":0,"momentum60sPercent":null},
                     "feed":{"mode":"DOWN"}}
                    """)))
        .startsWith("[    5s] BTC: N/A (0ex, N/A) | DOWN |");
  }

  @Test
  void resultsOfAllAccountsAreAddedUp() throws Exception {
    StatusView status =
        status(
            """
            {"accounts":[{"tradePnl":"-1.256000","trades":2,"wins":1},
                         {"tradePnl":"0.50","trades":1,"wins":1}],"flashCrashes":3}
            """);
    assertThat(StatusLine.of(0, status)).endsWith("P&L: $-0.76 (3, 66.7% WR, 3 flash)");
  }

  @Test
  void aSilentTapeIsToldAtItsEnd() throws Exception {
    assertThat(StatusLine.of(0, status("{\"heardAgoMs\":61000}")))
        .endsWith("0 flash) | tape silent for 61 s");
  }

  @Test
  void theQuarterHourIsTheOpenMarketThatClosesFirst() throws Exception {
    assertThat(
            line(
                market("KXBTC15M", "0.10", "0.12", 76_000, "2026-02-02T03:30:00Z", "OPEN"),
                market("KXBTC15M", "0.48", "0.50", 76_000, CLOSES_SOON, "OPEN"),
                market("KXBTC15M", "0.99", "1.00", 76_000, NOW, "OPEN"),
                market("KXBTC15M", "0.97", "0.98", 76_000, "2026-02-02T03:14:00Z", "CLOSED")))
        .contains("15m: 0.48/0.50 | 1h: N/A");
  }

  @Test
  void theHourIsTheStrikeNearestToTheIndex() throws Exception {
    assertThat(
            line(
                market("KXBTCD", "0.90", "0.92", 75_000, "2026-02-02T04:00:00Z", "OPEN"),
                market("KXBTCD", "0.515", "0.53", 76_500, "2026-02-02T04:00:00Z", "OPEN"),
                market("KXBTCD", "0.50", "0.51", 76_500, "2026-02-02T22:00:00Z", "OPEN")))
        .contains("15m: N/A | 1h: 0.515/0.53");
  }

  @Test
  void aBookWithOneSideShowsThatSide() throws Exception {
    assertThat(line(market("KXBTC15M", null, "0.02", 76_000, CLOSES_SOON, "OPEN")))
        .contains("15m: -/0.02");
    assertThat(line(market("KXBTC15M", null, null, 76_000, CLOSES_SOON, "OPEN")))
        .contains("15m: N/A");
  }

  private static String line(String... markets) throws Exception {
    return StatusLine.of(
        0,
        status(
            "{\"tapeTimeMs\":1770001260000,\"index\":{\"price\":\"76494.99\",\"venuesUsed\":4},"
                + "\"markets\":["
                + String.join(",", markets)
                + "]}"));
  }

  private static String market(
      String series, String bid, String ask, int strike, String close, String status) {
    return "{\"ticker\":\"M\",\"series\":\"%s\",\"yesBid\":%s,\"yesAsk\":%s,\"strike\":\"%d\",\"closeTime\":\"%s\",\"status\":\"%s\"}"
        .formatted(series, quoted(bid), quoted(ask), strike, close, status);
  }

  private static String quoted(String price) {
    return price == null ? "null" : "\"" + price + "\"";
  }

  private static StatusView status(String json) throws Exception {
    return StackClient.read(new ObjectMapper().readTree(json), StatusView.class);
  }
}
