// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.feed.desk.FeedEvent.Refused;
import io.flashpaper.tape.Topic;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LettersTest {
  private static final String EMOJI = "\uD83D\uDCC8";

  @Test
  void aLongPayloadIsCutBetweenTwoCharacters() throws IOException {
    String kept = "x".repeat(16_383);

    JsonNode letter = letter(kept + EMOJI + "and more");

    assertThat(letter.get("payload").asText()).isEqualTo(kept);
    assertThat(letter.get("length").asInt()).isEqualTo(kept.length() + 10);
  }

  @Test
  void aShortPayloadStaysWhole() throws IOException {
    assertThat(letter("a" + EMOJI).get("payload").asText()).isEqualTo("a" + EMOJI);
  }

  private static JsonNode letter(String payload) throws IOException {
    return new ObjectMapper()
        .readTree(Letters.encode(new Refused(Topic.SPOT_TICKS, "kraken", "no JSON", payload, 7)));
  }
}
