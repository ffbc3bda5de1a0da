// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.cli.run.StackClient;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TradesTextTest {
  @Test
  void tradesStandInAlignedColumns() throws Exception {
    List<String> lines =
        lines(
            """
            {"trades":[
             {"id":"1","account":"main","strategy":"delay_arb","market":"KXBTC15M-A","side":"YES",
              "quantity":"20.00","entryPrice":"0.4800","exitPrice":"0.5300","exitReason":"TAKE_PROFIT",
              "fees":"0.70","pnl":"0.30","openedAt":"2026-02-02T03:01:00Z","closedAt":"2026-02-02T03:02:00.123Z"},
             {"id":"2","strategy":"mean_reversion_high","market":"KXBTC15M-A","side":"NO","quantity":"7.5",
              "entryPrice":"0.058758","status":"AWAITING_SETTLEMENT","openedAt":"2026-02-02T02:00:00Z"}]}
            """);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1))
        .startsWith("2026-02-02 03:01:00  delay_arb            KXBTC15M-A  YES   take profit")
        .endsWith("1m 0s      20.00    0.48  0.53  $0.70  $+0.30");
    assertThat(lines.get(2))
        .contains("  NO    awaiting settlement    N/A       7.50  0.0588   N/A    N/A     N/A");
  }

  @Test
  void noTradesAreASentence() throws Exception {
    assertThat(lines("{\"trades\":[]}")).singleElement().asString().startsWith("No trades yet");
    assertThat(lines("{}")).hasSize(1);
  }

  private static List<String> lines(String json) throws Exception {
    return TradesText.lines(StackClient.read(new ObjectMapper().readTree(json), TradesView.class));
  }
}
