// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.tape.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A record as a line: the message byte for byte, and behind its last field where it came from.
 *
 * <pre>{"type":"heartbeat","timeMs":1795360500123,"recordOffset":4711}</pre>
 *
 * <p>Signals and ledger also name the {@code recordPartition}, and a progress mark its {@code
 * strategies}. What is no JSON object of a line's length with a type in front is kept as bytes:
 *
 * <pre>{"type":"as-bytes","base64":"Z2FyYmFnZQ==","recordOffset":4711}</pre>
 */
public final class LineCodec {
  static final String AS_BYTES = "as-bytes";
  private static final String OFFSET = "recordOffset";
  private static final String PARTITION = "recordPartition";
  private static final String STRATEGIES = "strategies";
  private static final byte[] TAIL = bytes(",\"" + OFFSET + "\":");
  private static final byte[] AS_BYTES_HEAD = bytes("{\"type\":\"" + AS_BYTES + "\"");
  private static final int MAX_DIGITS = 18;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private LineCodec() {}

  /**
   * A record as it is written.
   *
   * @param bytes the line, without its end
   * @param type the message's type
   * @param timeMs the message's tape time, if it has one
   */
  public record Line(byte[] bytes, String type, OptionalLong timeMs) {}

  /** The line of a record. */
  public static Line write(TopicRecord record) {
    Optional<Envelope> envelope = Envelope.of(record.value());
    byte[] message = envelope.isPresent() ? record.value() : asBytes(record.value());
    ByteArrayOutputStream line = new ByteArrayOutputStream(message.length + 64);
    line.write(message, 0, message.length - 1);
    line.writeBytes(TAIL);
    line.writeBytes(bytes(Long.toString(record.offset())));
    if (record.topic() != Topic.TAPE) {
      line.writeBytes(bytes(",\"" + PARTITION + "\":" + record.partition()));
    }
    record
        .strategies()
        .ifPresent(text -> line.writeBytes(bytes(",\"" + STRATEGIES + "\":" + quoted(text))));
    line.write('}');
    return new Line(
        line.toByteArray(),
        envelope.map(Envelope::type).orElse(AS_BYTES),
        envelope.map(Envelope::timeMs).orElseGet(OptionalLong::empty));
  }

  /**
   * The record of a line.
   *
   * @throws IllegalArgumentException if no record was ever written like this
   */
  public static TopicRecord read(Topic topic, int partition, byte[] line) {
    int end = lastTail(line);
    if (end < 0) {
      throw new IllegalArgumentException("has no '" + OFFSET + "' behind the message");
    }
    byte[] message = Arrays.copyOf(line, end + 1);
    message[end] = '}';
    long plain = plainOffset(line, end + TAIL.length);
    if (plain >= 0) {
      return new TopicRecord(topic, partition, plain, original(message), Optional.empty());
    }
    JsonNode tail = tail(line, end);
    if (!tail.path(OFFSET).canConvertToLong()) {
      throw new IllegalArgumentException("'" + OFFSET + "' is no whole number");
    }
    if (tail.path(PARTITION).asInt(partition) != partition) {
      throw new IllegalArgumentException(
          "'%s' is %s in a file of partition %d"
              .formatted(PARTITION, tail.path(PARTITION), partition));
    }
    Optional<String> strategies = Optional.ofNullable(tail.get(STRATEGIES)).map(JsonNode::asText);
    long offset = tail.path(OFFSET).asLong();
    return new TopicRecord(topic, partition, offset, original(message), strategies);
  }

  /** The offset where nothing stands behind it, as on all lines of the tape; otherwise -1. */
  private static long plainOffset(byte[] line, int start) {
    long offset = 0;
    for (int i = start; i < line.length - 1; i++) {
      if (line[i] < '0' || line[i] > '9' || i - start >= MAX_DIGITS) {
        return -1;
      }
      offset = offset * 10 + (line[i] - '0');
    }
    return start < line.length - 1 && line[line.length - 1] == '}' ? offset : -1;
  }

  /** Where the last field of the message ends: within a text a quotation mark is never bare. */
  private static int lastTail(byte[] line) {
    for (int start = line.length - TAIL.length; start > 0; start--) {
      if (startsWith(line, start, TAIL)) {
        return start;
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] line, int start, byte[] expected) {
    for (int i = 0; i < expected.length; i++) {
      if (start + i >= line.length || line[start + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static JsonNode tail(byte[] line, int end) {
    String text = new String(line, end + 1, line.length - end - 1, StandardCharsets.UTF_8);
    try {
      return MAPPER.readTree("{" + text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("ends in no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static byte[] asBytes(byte[] value) {
    return bytes(
        "{\"type\":\"%s\",\"base64\":\"%s\"}"
            .formatted(AS_BYTES, Base64.getEncoder().encodeToString(value)));
  }

  private static byte[] original(byte[] message) {
    if (!startsWith(message, 0, AS_BYTES_HEAD)) {
      return message;
    }
    try {
      return MAPPER.readTree(message).path("base64").binaryValue();
    } catch (IOException e) {
      throw new IllegalArgumentException("has no readable 'base64'", e);
    }
  }

  private static String quoted(String text) {
    try {
      return MAPPER.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no text: " + text, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
