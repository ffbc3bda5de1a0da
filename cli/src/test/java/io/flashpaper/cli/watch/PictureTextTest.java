// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.cli.ApiStub;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PictureTextTest {
  private static JsonNode golden(String file) throws JsonProcessingException {
    return new ObjectMapper().readTree(ApiStub.read(file));
  }

  private static List<String> lines(String notice, int columns, int rows) throws Exception {
    Picture picture =
        new Picture(golden("status.json"), golden("positions.json"), golden("trades.json"));
    return PictureText.lines(picture, notice, columns, rows);
  }

  @Test
  void itShowsIndexMarketsAccountsPositionsAndTrades() throws Exception {
    assertThat(String.join("\n", lines("", 200, 60)) + "\n").isEqualTo(ApiStub.read("watch.txt"));
  }

  @Test
  void itNeverHasMoreThanTheScreen() throws Exception {
    List<String> shown = lines("reconnecting", 40, 12);
    assertThat(shown).hasSizeLessThanOrEqualTo(12).allMatch(line -> line.length() <= 40);
    assertThat(shown.getFirst()).isEqualTo("reconnecting");
    assertThat(shown.getLast()).startsWith("q or Ctrl-C ends");
  }

  private static Picture busy() throws Exception {
    ObjectNode status = golden("status.json").deepCopy();
    for (int i = 0; i < 40; i++) {
      ObjectNode market = status.withArray("markets").get(0).deepCopy();
      ((ArrayNode) status.get("markets")).add(market.put("ticker", "KXBTCD-26NOV2215-T7" + i));
    }
    ((ObjectNode) status.get("accounts").get(0)).put("openPositions", 40);
    ObjectNode positions = golden("positions.json").deepCopy();
    ArrayNode list = (ArrayNode) positions.get("positions");
    for (int i = 0; i < 28; i++) {
      list.add(list.get(0).deepCopy());
    }
    return new Picture(status, positions, golden("trades.json"));
  }

  @Test
  void aSmallScreenHoldsTheMoneyOfEverySectionAndSaysWhatIsLeftOut() throws Exception {
    List<String> shown = PictureText.lines(busy(), "", 80, 24);
    assertThat(String.join("\n", shown) + "\n").isEqualTo(ApiStub.read("watch-80x24.txt"));
    assertThat(shown).hasSizeLessThanOrEqualTo(24).allMatch(line -> line.length() <= 80);
    assertThat(String.join("\n", shown))
        .contains("if closed now", "$+6.18", "equity $", "$+4.80", "$+0.85")
        .containsPattern("Markets \\(and \\d+ more\\)")
        .containsPattern("Open positions \\(and 3\\d more\\)");
  }

  @Test
  void whereASectionHasNoRowItsHeadingCountsThem() throws Exception {
    List<String> shown = PictureText.lines(busy(), "", 80, 11);
    assertThat(shown).contains("Open positions (40)", "Accounts after fees (2)");
  }
}
