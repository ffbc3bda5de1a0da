// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * From text to JSON within bounds, so that no message costs much more than reading it once: 16
 * million characters, a million tokens (Kalshi's longest list has a tenth of that), 32 levels of
 * nesting, single strings of a million characters, numbers of a hundred. A name that comes twice in
 * an object, or text after the end, refuses the whole.
 */
public final class Json {
  /** The longest text that is read at all. */
  public static final int MAX_CHARACTERS = 16 * 1024 * 1024;

  private static final ObjectMapper MESSAGES = mapper(1_000_000);
  private static final ObjectMapper RECORDINGS = mapper(MAX_CHARACTERS);

  private Json() {}

  /**
   * Reads a text.
   *
   * @throws RefusedException if it is no JSON, or beyond the bounds
   */
  public static JsonNode read(String text) {
    return read(text, MESSAGES);
  }

  /**
   * Reads a text that may hold whole messages as strings, as the lines of recordings do.
   *
   * @throws RefusedException if it is no JSON, or beyond the bounds
   */
  public static JsonNode readRecording(String text) {
    return read(text, RECORDINGS);
  }

  private static ObjectMapper mapper(int longestString) {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxDocumentLength(MAX_CHARACTERS)
                        .maxTokenCount(1_000_000)
                        .maxNestingDepth(32)
                        .maxStringLength(longestString)
                        .maxNameLength(256)
                        .maxNumberLength(100)
                        .build())
                .build())
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  private static JsonNode read(String text, ObjectMapper mapper) {
    if (text.length() > MAX_CHARACTERS) {
      throw new RefusedException(
          Refusal.NOT_JSON, "too long: %d characters".formatted(text.length()));
    }
    @Nullable JsonNode node;
    try {
      node = mapper.readTree(text);
    } catch (JsonProcessingException e) {
      throw new RefusedException(
          Refusal.NOT_JSON, "no JSON: " + abbreviated(e.getOriginalMessage()));
    } catch (NumberFormatException e) {
      throw new RefusedException(
          Refusal.NOT_JSON, "a number beyond all bounds: " + abbreviated(e.getMessage()));
    }
    if (node == null || node.isMissingNode()) {
      throw new RefusedException(Refusal.NOT_JSON, "no JSON: the text is empty");
    }
    return node;
  }

  /** The text, or its beginning and an ellipsis. */
  static String abbreviated(@Nullable String text) {
    String shown = String.valueOf(text);
    return shown.length() <= 120 ? shown : shown.substring(0, 119) + "…";
  }
}
