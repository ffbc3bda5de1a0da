// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.deploy;

import com.google.gson.Gson;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A document for a Kubernetes API server.
 *
 * @param source the file or overlay it comes from
 * @param content what it says
 */
record Manifest(String source, Map<String, Object> content) {
  String apiVersion() {
    return text("apiVersion");
  }

  String kind() {
    return text("kind");
  }

  String name() {
    return text("metadata", "name");
  }

  /** What stands at a path of keys; empty where nothing does. */
  String text(String... path) {
    Object found = at(path);
    return found == null ? "" : found.toString();
  }

  /** What stands at a path of keys, null where nothing does. */
  @Nullable Object at(String... path) {
    return in(content, path);
  }

  /** The maps of the list at a path, none where there is no list. */
  List<Map<String, Object>> list(String... path) {
    return listIn(content, path);
  }

  /** The map at a path, empty where there is none. */
  Map<String, Object> map(String... path) {
    return mapOf(at(path));
  }

  String toJson() {
    return new Gson().toJson(content);
  }

  @Override
  public String toString() {
    return kind() + " " + name() + " of " + source;
  }

  static @Nullable Object in(Map<String, Object> map, String... path) {
    @Nullable Object found = map;
    for (String key : path) {
      found = mapOf(found).get(key);
    }
    return found;
  }

  static List<Map<String, Object>> listIn(Map<String, Object> map, String... path) {
    return in(map, path) instanceof List<?> list
        ? list.stream().map(Manifest::mapOf).toList()
        : List.of();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> mapOf(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  /** All maps below and at a value, however deep. */
  static Stream<Map<String, Object>> mapsIn(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          Stream.concat(
              Stream.of(mapOf(map)), map.values().stream().flatMap(v -> mapsIn(orEmpty(v))));
      case List<?> list -> list.stream().flatMap(v -> mapsIn(orEmpty(v)));
      default -> Stream.of();
    };
  }

  private static Object orEmpty(@Nullable Object value) {
    return value == null ? "" : value;
  }
}
