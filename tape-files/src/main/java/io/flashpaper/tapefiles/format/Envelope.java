// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the files need to know of a message.
 *
 * @param type its type
 * @param timeMs its tape time
 */
record Envelope(String type, OptionalLong timeMs) {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** Empty unless the message is one JSON object that begins with its type and fills one line. */
  static Optional<Envelope> of(byte[] message) {
    if (message.length < 2 || message[0] != '{' || message[message.length - 1] != '}') {
      return Optional.empty();
    }
    for (byte next : message) {
      if (next == '\n' || next == '\r') {
        return Optional.empty();
      }
    }
    try (JsonParser in = FACTORY.createParser(message)) {
      boolean typed =
          in.nextToken() == JsonToken.START_OBJECT
              && "type".equals(in.nextFieldName())
              && in.nextToken() == JsonToken.VALUE_STRING;
      return typed ? rest(in) : Optional.empty();
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<Envelope> rest(JsonParser in) throws IOException {
    String type = in.getText();
    OptionalLong timeMs = OptionalLong.empty();
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken value = in.nextToken();
      if (name.equals("timeMs") && value == JsonToken.VALUE_NUMBER_INT) {
        timeMs = OptionalLong.of(in.getLongValue());
      } else {
        in.skipChildren();
      }
    }
    return in.nextToken() == null && !type.equals(LineCodec.AS_BYTES)
        ? Optional.of(new Envelope(type, timeMs))
        : Optional.empty();
  }
}
