// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
}
