// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what a file's records say of configuration and versions; the same is not said twice. */
public final class Configuration {
  private static final String LOADED = "strategy-loaded";
  private static final String UNLOADED = "strategy-unloaded";
  private static final Set<String> TYPES =
      Set.of(LOADED, UNLOADED, "signal-settings", "plan-changed");
  private static final List<String> PLACE =
      List.of("tapeOffset", "timeMs", "ledgerId", "recordOffset", "recordPartition");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<JsonNode, JsonNode> said = new LinkedHashMap<>();
  private final Map<String, JsonNode> inForce = new LinkedHashMap<>();

  /** Begins with what was in force before. */
  public Configuration(List<JsonNode> before) {
    before.forEach(this::add);
  }

  /** Hears a line; whether it said something new. */
  public boolean hear(LineCodec.Line line) {
    try {
      return TYPES.contains(line.type()) && add(MAPPER.readTree(line.bytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("a line that was written as JSON is none", e);
    }
  }

  private boolean add(JsonNode message) {
    String type = message.path("type").asText();
    JsonNode content = content(message);
    boolean unloaded = type.equals(UNLOADED);
    String subject = subject(unloaded ? LOADED : type, message);
    @Nullable JsonNode before = unloaded ? inForce.remove(subject) : inForce.put(subject, message);
    boolean news = unloaded ? before != null : before == null || !content(before).equals(content);
    if (news) {
      said.remove(content);
      said.put(content, message);
    }
    return news;
  }

  private static String subject(String type, JsonNode message) {
    return "%s %s %s"
        .formatted(type, message.path("instance").asText(), message.path("account").asText());
  }

  private static JsonNode content(JsonNode message) {
    ObjectNode content = message.deepCopy();
    return content.remove(PLACE);
  }

  /** All of it, in the order it was said. */
  public List<JsonNode> all() {
    return new ArrayList<>(said.values());
  }

  /** The last word on each strategy instance, the signal side and each account. */
  public List<JsonNode> inForce() {
    return new ArrayList<>(inForce.values());
  }
}
