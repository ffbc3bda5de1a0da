// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.conform;

import com.fasterxml.jackson.databind.JsonNode;

/** Kraken's first WebSocket protocol, which we do not use: only what its frames are is told. */
final class KrakenV1 {
  private KrakenV1() {}

  static String kind(Message message) {
    JsonNode json = message.json().orElseThrow();
    String kind =
        json.isArray()
            ? json.path(json.size() - 2).asText("list")
            : json.path("event").asText("frame");
    return kind.length() <= 40 ? kind : kind.substring(0, 40) + "…";
  }
}
