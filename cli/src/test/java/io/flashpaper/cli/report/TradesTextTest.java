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
             {"id":"2","strategy":"mean_reversion_high","market":"KXBTC15M-A","side":"NO","pnl":"-10.5"}]}
            """);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1))
        .startsWith("2026-02-02T03:02:00Z  delay_arb            KXBTC15M-A  YES   TAKE_PROFIT")
        .endsWith("$0.70   $+0.30");
    assertThat(lines.get(2)).startsWith("open").contains("N/A").endsWith("$-10.50");
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
