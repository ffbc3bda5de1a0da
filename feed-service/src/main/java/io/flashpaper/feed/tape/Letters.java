// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.flashpaper.feed.desk.FeedEvent.RawTick;
import io.flashpaper.feed.desk.FeedEvent.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The messages beside the tape: raw ticks, and what was not taken. */
final class Letters {
  private static final int LONGEST_REASON = 1024;
  private static final int LONGEST_PAYLOAD = 16_384;
  private static final JsonFactory JSON = new JsonFactory();

  private Letters() {}

  /** The frame stays as it came: every digit the exchange wrote. */
  static byte[] encode(RawTick tick) {
    return write(
        json -> {
          json.writeStringField("type", "spot-tick");
          json.writeNumberField("receivedMs", tick.receivedMs());
          json.writeStringField("venue", tick.venue());
          json.writeStringField("mode", tick.mode().name());
          json.writeFieldName("frame");
          json.writeRawValue(tick.json().strip());
        });
  }

  static byte[] encode(Refused refused) {
    String payload = refused.payload();
    return write(
        json -> {
          json.writeStringField("type", "refused");
          json.writeNumberField("receivedMs", refused.receivedMs());
          json.writeStringField("venue", refused.venue());
          json.writeStringField("reason", first(LONGEST_REASON, refused.reason()));
          json.writeNumberField("length", payload.length());
          json.writeStringField("payload", first(LONGEST_PAYLOAD, payload));
        });
  }

  /** Never half a character: the two parts of one outside the basic plane stay together. */
  private static String first(int length, String text) {
    if (text.length() <= length) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }

  private interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  private static byte[] write(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      body.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
