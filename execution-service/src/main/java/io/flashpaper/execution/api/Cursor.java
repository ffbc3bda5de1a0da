// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.execution.api.Keyset.Column;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Where a page ends, as clients hand it back: the keyset's name and the last row's key, in
 * base64url so that nobody is tempted to read or write it.
 */
final class Cursor {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ALLOWED = "what a page of this list in this order called 'next'";

  private Cursor() {}

  static String write(Keyset keyset, List<Object> key) {
    List<String> parts = new ArrayList<>();
    parts.add(signature(keyset));
    key.forEach(value -> parts.add(value.toString()));
    try {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(parts));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a list of strings cannot be written", impossible);
    }
  }

  /**
   * The key that a cursor holds.
   *
   * @throws ProblemException naming the parameter {@code cursor} if it is not one of this keyset
   */
  static List<Object> read(Keyset keyset, String cursor) {
    try {
      byte[] json = Base64.getUrlDecoder().decode(cursor.getBytes(StandardCharsets.UTF_8));
      String[] parts = JSON.readValue(new String(json, StandardCharsets.UTF_8), String[].class);
      List<Column> columns = keyset.columns();
      if (parts.length == columns.size() + 1 && signature(keyset).equals(parts[0])) {
        List<Object> key = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
          key.add(columns.get(i).parse(text(parts[i + 1])));
        }
        return key;
      }
    } catch (JsonProcessingException | RuntimeException nonsense) {
      throw ProblemException.badParameter("cursor", cursor, ALLOWED);
    }
    throw ProblemException.badParameter("cursor", cursor, ALLOWED);
  }

  private static String text(String part) {
    if (part.codePoints().anyMatch(Parameters::isNoText)) {
      throw new IllegalArgumentException("a cursor holds text");
    }
    return part;
  }

  private static String signature(Keyset keyset) {
    return keyset.name() + (keyset.descending() ? ", falling" : ", rising");
  }
}
