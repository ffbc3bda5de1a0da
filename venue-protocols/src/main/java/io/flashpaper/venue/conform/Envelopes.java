// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.conform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.flashpaper.venue.conform.Message.Way;
import java.util.List;
import java.util.Optional;

/**
 * Takes messages out of what recorders put around them: {@code {raw, dir, ts}} around a frame,
 * {@code {request, http_status, body}} or {@code {_metadata, response}} around an answer, {@code
 * {message, example, payload}} around an example, a list around many.
 */
final class Envelopes {
  /** What is done with what was found. */
  interface Receiver {
    /** A message of the venue. */
    void message(Message message);

    /** Something we sent. */
    void sent(JsonNode command);

    /** Something that is no message. */
    void ignored(String kind);

    /** A message that cannot be had. */
    void refused(String reason);

    /** A connection began; what is known of the one before is void. */
    void connected();

    /** The file cannot be read, or not further. */
    void unreadable(String reason);
  }

  private static final List<String> TEXT_FIELDS =
      List.of("frame", "text", "message", "data", "body");

  private final Receiver receiver;

  Envelopes(Receiver receiver) {
    this.receiver = receiver;
  }

  /** Whether a text begins as an object or a list does. */
  static boolean isJson(String text) {
    return text.startsWith("{") || text.startsWith("[");
  }

  /** Takes an element of a recording, which may be a message or hold one or many. */
  void take(JsonNode node, String text, Way way) {
    if (Dialect.of(node).isPresent()) {
      receiver.message(new Message(text, Optional.of(node), way));
    } else if (node.isArray() && !node.isEmpty() && node.get(0).isContainerNode()) {
      node.forEach(element -> take(element, element.toString(), way));
    } else if (node.isObject()) {
      envelope(node, text, way);
    } else {
      receiver.message(new Message(text, Optional.of(node), way));
    }
  }

  private void envelope(JsonNode node, String text, Way way) {
    String direction = node.path("dir").asText();
    if (node.has("raw")) {
      raw(node.get("raw"), direction, way);
    } else if (direction.equals("connect")) {
      receiver.connected();
    } else if (node.has("_metadata") && node.has("response")) {
      inner(node.get("response"), Way.ANSWERED);
    } else if (node.path("body").isContainerNode()) {
      inner(node.get("body"), Way.ANSWERED);
    } else if (node.path("payload").isContainerNode()) {
      inner(node.get("payload"), Way.ALONE);
    } else if (node.path("probes").isArray()) {
      node.get("probes").forEach(_ -> receiver.ignored("headers of an answer"));
    } else {
      Optional<String> within =
          TEXT_FIELDS.stream()
              .map(name -> node.path(name).asText())
              .filter(Envelopes::isJson)
              .findFirst();
      within.ifPresentOrElse(
          frame -> raw(TextNode.valueOf(frame), direction, way),
          () -> receiver.message(new Message(text, Optional.of(node), way)));
    }
  }

  private void inner(JsonNode node, Way way) {
    take(node, node.toString(), way);
  }

  private void raw(JsonNode raw, String direction, Way way) {
    String text = raw.isTextual() ? raw.textValue() : raw.toString();
    Optional<JsonNode> json = raw.isTextual() ? Recording.json(text) : Optional.of(raw);
    if (direction.equals("send")) {
      json.ifPresentOrElse(receiver::sent, () -> receiver.ignored("what we sent"));
    } else {
      receiver.message(new Message(text, json, way));
    }
  }
}
