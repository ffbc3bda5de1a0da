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
 * From text to JSON within bounds, so that no message can cost more than reading it once: a text of
 * at most 64 million characters (Kalshi's own limit for a message), a single string of a million,
 * 32 levels of nesting, numbers of 100 characters. A name that comes twice in an object, or text
 * after the end, refuses the whole.
 */
public final class Json {
  /** The longest text that is read at all. */
  public static final int MAX_CHARACTERS = 64 * 1024 * 1024;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(32)
                          .maxStringLength(1_000_000)
                          .maxNameLength(256)
                          .maxNumberLength(100)
                          .maxDocumentLength(MAX_CHARACTERS)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /**
   * Reads a text.
   *
   * @throws RefusedException if it is no JSON, or beyond the bounds
   */
  public static JsonNode read(String text) {
    if (text.length() > MAX_CHARACTERS) {
      throw new RefusedException(
          Refusal.NOT_JSON, "too long: %d characters".formatted(text.length()));
    }
    @Nullable JsonNode node;
    try {
      node = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new RefusedException(
          Refusal.NOT_JSON, "no JSON: " + abbreviated(e.getOriginalMessage()));
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
