// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.cli.run.StackClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SummaryTextTest {
  @Test
  void aRunWithTradesShowsWhatTheyBrought() throws Exception {
    List<String> lines =
        lines(
            """
            {"from":"2026-02-02T03:00:00Z","to":"2026-02-02T03:40:00Z","durationSeconds":2400,
             "mode":"WS","signals":12,"trades":3,"wins":2,"winRate":"0.667","tradePnl":"1.234567",
             "fees":"0.450000","averageSize":"10.50","flashCrashes":1234,"flashCrashesTradeable":12,"flashTrades":1,
             "perStrategy":[{"strategy":"delay_arb","trades":2,"wins":2,"tradePnl":"2","fees":"0.3"},
                            {"strategy":"mean_rev_flash","trades":1,"wins":0,"tradePnl":"-0.77","fees":"0.15"}],
             "accounts":[{"account":"main","initialCash":"1000","cash":"1001.23","cashChange":"1.23",
                          "tradePnl":"1.23","openOutlay":"0","difference":"0"}],
             "openPositions":[{"market":"KXBTC15M-A","side":"NO","quantity":"12.50","entryPrice":"0.4200","outlay":"5.25"}],
             "settledMarkets":2,"marketsSeen":3,
             "reasons":[{"gate":"SPREAD","count":4},{"gate":"COOLDOWN","count":9000}]}
            """);
    assertThat(lines)
        .contains(
            "Summary (time is up)",
            "  duration         2m 0s by your clock; 40m 0s of market time, 2026-02-02 03:00:00 to"
                + " 2026-02-02 03:40:00 UTC",
            "  data mode        WS (Kalshi by WebSocket)",
            "  markets          3 seen, 2 settled",
            "  trades           3 closed, 2 won and 1 lost",
            "  win rate         66.7% (95%: 20.8% to 93.9%)",
            "  P&L after fees   $+1.23 (fees $0.45)",
            "  average size     $10.50",
            "  flash crashes    1,234 detected, 12 tradeable, 1 traded",
            "  open positions   1",
            "    delay_arb            2  100.0%  $+2.00  $0.30",
            "    mean_rev_flash       1    0.0%  $-0.77  $0.15",
            "    KXBTC15M-A  NO        12.50  0.42   $5.25",
            "  Why it did not trade more",
            "    see the log");
    assertThat(lines)
        .containsSequence(
            "    what stood in the way first                 gate      looks",
            "    the series had been sold only a moment ago  COOLDOWN  9,000",
            "    the spread was too wide, or a side empty    SPREAD        4");
  }

  @Test
  void aRunWithoutTradesSaysWhy() throws Exception {
    assertThat(
            lines(
                "{\"trades\":0,\"marketsSeen\":1,\"reasons\":[{\"gate\":\"STRATEGY_TOO_CALM\",\"count\":4}]}"))
        .contains(
            "  Why it did not trade",
            "    the strategy says: too calm  STRATEGY_TOO_CALM      4",
            "  win rate         N/A",
            "  average size     N/A");
    assertThat(lines("{\"trades\":0,\"marketsSeen\":0}"))
        .contains("    No market was seen; the log says which venues answered.");
    assertThat(lines("{\"marketsSeen\":0,\"mode\":\"DOWN\"}"))
        .contains(
            "  data mode        DOWN (Kalshi is not reached)",
            "    No market was seen, since Kalshi was not reached; the log says why.");
    assertThat(lines("{\"trades\":0,\"marketsSeen\":4,\"reasons\":[]}"))
        .contains("    No reason was counted; they are counted by the minute of market time.");
  }

  @Test
  void aFigureThatIsMissingIsNotInvented() throws Exception {
    assertThat(lines("{}"))
        .contains(
            "  data mode        N/A",
            "  P&L after fees   N/A (fees N/A)",
            "  average size     N/A");
  }

  private static List<String> lines(String json) throws Exception {
    SummaryView summary = StackClient.read(new ObjectMapper().readTree(json), SummaryView.class);
    return SummaryText.lines(summary, "time is up", Duration.ofMinutes(2), List.of("see the log"));
  }
}
