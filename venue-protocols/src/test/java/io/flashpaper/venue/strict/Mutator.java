// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.strict;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages healthy messages, each time in another way; the same chance makes the same damage. */
final class Mutator {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "-0",
          "1e309",
          "1E999999999",
          "1E-999999999",
          "NaN",
          "Infinity",
          "00",
          "1.",
          "9223372036854775807",
          "9223372036854775808",
          "99999999999999999999999999",
          "0.0000001",
          "1.000000",
          "1.0000001",
          "-9223372036854775808",
          "0x10",
          "1_000",
          "null",
          "true",
          "\"\"");
  private static final List<String> TEXTS =
      List.of(
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\uD83D\uDE00\"",
          "\"\\uD800\"",
          "\"٣\"",
          "\"-0.01\"",
          "\"1E5\"",
          "\"1E999999999\"",
          "\"NaN\"",
          "\"0001-01-01T00:00:00Z\"",
          "{}",
          "[]",
          "null",
          "\"1970-01-01T00:00:00Z\"",
          "\"+999999999-12-31T23:59:59Z\"",
          "\"\\\"\"",
          "7",
          "[[]]",
          "\"99999999999999999999999999999999999999\"",
          "\"BTC-USDT\"",
          "\"unknown_word\"");
  private static final List<String> SUFFIXES =
      List.of(".jsonl", ".json", ".jsonl.gz", ".csv", ".txt", "", "_kalshi.json", "_kraken.jsonl");

  private final Random random;
  private final List<String> healthy;

  Mutator(Random random, List<String> healthy) {
    this.random = random;
    this.healthy = List.copyOf(healthy);
  }

  /** A damaged message, or a healthy one now and then. */
  String next() {
    String text = pick(healthy);
    for (int times = random.nextInt(4); times > 0; times--) {
      text = damaged(text);
    }
    return text;
  }

  /** A line of a recording: a message, with or without an envelope. */
  String line() {
    String text = next();
    return switch (random.nextInt(6)) {
      case 0 ->
          "{\"recv_ns\":1,\"dir\":\"recv\",\"raw\":"
              + JsonNodeFactory.instance.textNode(text)
              + "}";
      case 1 ->
          "{\"ts\":1,\"dir\":\"send\",\"raw\":" + JsonNodeFactory.instance.textNode(text) + "}";
      case 2 -> "{\"http_status\":200,\"body\":" + text + "}";
      case 3 -> "{\"message\":\"m\",\"payload\":" + text + "}";
      case 4 -> "[" + text + "," + next() + "]";
      default -> text;
    };
  }

  /** The end of a file's name. */
  String suffix() {
    return pick(SUFFIXES);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private String damaged(String text) {
    int at = random.nextInt(text.length() + 1);
    int to = at + random.nextInt(text.length() + 1 - at);
    return switch (random.nextInt(9)) {
      case 0 -> replaced(text, NUMBER, pick(NUMBERS));
      case 1 -> replaced(text, TEXT, pick(TEXTS));
      case 2 -> text.substring(0, at);
      case 3 -> text.substring(0, at) + text.substring(to);
      case 4 -> text.substring(0, to) + text.substring(at);
      case 5 -> text.substring(0, at) + pick(healthy).substring(0, 8) + text.substring(at);
      case 6 -> text.substring(0, at) + (char) random.nextInt(0x10000) + text.substring(at);
      case 7 -> text.substring(0, at) + "[{\"a\":".repeat(random.nextInt(40)) + text.substring(at);
      default -> flipped(text, at);
    };
  }

  private String replaced(String text, Pattern pattern, String with) {
    Matcher matcher = pattern.matcher(text);
    int places = (int) matcher.results().count();
    if (places == 0) {
      return with;
    }
    int chosen = random.nextInt(places);
    matcher.reset();
    for (int i = 0; i <= chosen; i++) {
      matcher.find();
    }
    return text.substring(0, matcher.start()) + with + text.substring(matcher.end());
  }

  private String flipped(String text, int at) {
    if (at == text.length()) {
      return text;
    }
    char[] chars = text.toCharArray();
    chars[at] ^= (char) (1 << random.nextInt(8));
    return new String(chars);
  }
}
