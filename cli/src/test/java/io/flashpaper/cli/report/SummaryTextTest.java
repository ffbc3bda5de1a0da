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
             "fees":"0.450000","averageSize":"10.50","flashCrashes":2,
             "perStrategy":[{"strategy":"delay_arb","trades":2,"wins":2,"tradePnl":"2","fees":"0.3"},
                            {"strategy":"mean_rev_flash","trades":1,"wins":0,"tradePnl":"-0.77","fees":"0.15"}],
             "accounts":[{"account":"main","initialCash":"1000","cash":"1001.23","cashChange":"1.23",
                          "tradePnl":"1.23","openOutlay":"0","difference":"0"}],
             "openPositions":[{"market":"KXBTC15M-A","side":"NO","quantity":"12.50","entryPrice":"0.4200","outlay":"5.25"}],
             "settledMarkets":2,"marketsSeen":3,
             "reasons":[{"gate":"spread","count":4},{"gate":"cooldown","count":9}]}
            """);
    assertThat(lines)
        .contains(
            "Summary (time is up)",
            "  duration         40m 0s of market time (2026-02-02T03:00:00Z to"
                + " 2026-02-02T03:40:00Z) in 2m 0s",
            "  data mode        WS",
            "  markets          3 seen, 2 settled",
            "  trades           3",
            "  win rate         66.7%",
            "  P&L after fees   $+1.23 (fees $0.45)",
            "  average size     $10.50",
            "  flash crashes    2 detected, 1 traded",
            "    delay_arb            2  100.0%  $+2.00  $0.30",
            "    mean_rev_flash       1    0.0%  $-0.77  $0.15",
            "    KXBTC15M-A  NO         12.5  0.42   $5.25",
            "  Why it did not trade more",
            "    see the log");
    assertThat(lines.indexOf("    cooldown      9"))
        .isLessThan(lines.indexOf("    spread        4"));
  }

  @Test
  void aRunWithoutTradesSaysWhy() throws Exception {
    assertThat(
            lines(
                "{\"trades\":0,\"marketsSeen\":1,\"reasons\":[{\"gate\":\"spread\",\"count\":4}]}"))
        .containsSequence("  Why it did not trade", "    reason  times", "    spread      4");
    assertThat(lines("{\"trades\":0,\"marketsSeen\":0}"))
        .contains("    No market was seen: is the feed up? The log says which venues answered.");
    assertThat(lines("{\"trades\":0,\"marketsSeen\":4,\"reasons\":[]}"))
        .contains("    No strategy wanted a trade, and no gate refused one.");
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
