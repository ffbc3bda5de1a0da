// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * A message that somebody has meddled with, always in the same way for the same seed.
 *
 * @param message what is left of it
 * @param fields what was meddled with, and what it held; empty if it was nothing in particular
 */
record Mutation(byte[] message, List<String> fields) {
  /** Freezes the list. */
  Mutation {
    fields = List.copyOf(fields);
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "{}",
          "[]",
          "[[]]",
          "[null]",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"a\\ud800\"",
          "\"\\ud83d\\ude00\"",
          "\"x\"",
          "0",
          "-1",
          "1.5",
          "1.0",
          "1e999999",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "2147483648",
          "\"0.50\"",
          "\"0.5\"",
          "\"-0\"",
          "\".\"",
          "\"1e3\"",
          "\"99999999999999999999\"",
          "\"0.0000001\"",
          "\"-0.01\"",
          "\"NaN\"",
          "\"YES\"",
          "{\"value\":1}",
          "[\"0.5\",\"1\"]",
          "[[\"0.5\",\"1\"],[\"0.50\",\"2\"]]",
          "[[\"0.5\",\"-1\"]]",
          "[[0.5,1]]");

  /** Some bytes are changed, doubled, left out, or cut off. */
  static Mutation ofBytes(byte[] healthy, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] bytes = healthy.clone();
    for (int times = random.nextInt(1, 4); times > 0 && bytes.length > 0; times--) {
      int at = random.nextInt(bytes.length);
      int to = Math.min(bytes.length, at + random.nextInt(1, 20));
      bytes =
          switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
            case 2 -> joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
            case 3 ->
                with(bytes, at, (byte) "{}[]\",:0123456789eE.-\\ ntf".charAt(random.nextInt(26)));
            default -> with(bytes, at, (byte) random.nextInt(256));
          };
    }
    return new Mutation(bytes, List.of());
  }

  private static byte[] with(byte[] bytes, int at, byte value) {
    byte[] changed = bytes.clone();
    changed[at] = value;
    return changed;
  }

  private static byte[] joined(byte[] head, byte[] tail) {
    byte[] both = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, both, head.length, tail.length);
    return both;
  }

  /** One field, however deep, is left out or holds something odd. */
  static Mutation ofAField(byte[] healthy, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ObjectNode root = tree(healthy);
    ObjectNode object = any(objects(root), random);
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    if (names.isEmpty()) {
      return new Mutation(healthy, List.of());
    }
    String name = any(names, random);
    List<String> meddled = new ArrayList<>(List.of(name));
    objects(object.get(name)).forEach(o -> o.fieldNames().forEachRemaining(meddled::add));
    if (random.nextInt(6) == 0) {
      object.remove(name);
    } else {
      JsonNode odd = value(any(ODD, random));
      object.set(name, odd);
      odd.fieldNames().forEachRemaining(meddled::add);
    }
    return new Mutation(bytes(root), meddled);
  }

  /** The same said otherwise: fields in another order, unknown ones between, idle zeros. */
  static Mutation ofLooks(byte[] healthy, long seed) {
    return new Mutation(bytes(said(tree(healthy), new Random(seed))), List.of());
  }

  private static JsonNode said(JsonNode node, Random random) {
    if (node instanceof ArrayNode list) {
      ArrayNode same = JSON.createArrayNode();
      list.forEach(element -> same.add(said(element, random)));
      return same;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    Collections.shuffle(names, random);
    ObjectNode same = JSON.createObjectNode();
    for (String name : names) {
      boolean isMap = name.equals("parameters") || name.equals("settings");
      same.set(name, isMap ? object.get(name) : said(object.get(name), random));
      if (random.nextInt(4) == 0) {
        same.set("unknown" + random.nextInt(100), value(ODD.get(random.nextInt(ODD.size()))));
      }
    }
    return same;
  }

  private static List<ObjectNode> objects(JsonNode node) {
    List<ObjectNode> objects = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    node.forEach(child -> objects.addAll(objects(child)));
    return objects;
  }

  private static <T> T any(List<T> choices, SplittableRandom random) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static ObjectNode tree(byte[] message) {
    try {
      return (ObjectNode) JSON.readTree(message);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static JsonNode value(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static byte[] bytes(JsonNode node) {
    try {
      return JSON.writeValueAsBytes(node);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
