// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which entries a reader wants.
 *
 * @param types entries of these types; all if empty
 * @param account entries about this account; all if empty
 */
record StreamFilter(Set<String> types, Optional<String> account) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> ACCOUNT_AT =
      List.of("/account", "/signal/account", "/loaded/account");

  StreamFilter {
    types = Set.copyOf(types);
  }

  /** The type of an entry, if the reader wants it. */
  Optional<String> type(String message) {
    JsonNode entry = read(message);
    return Optional.of(entry.path("type").asText())
        .filter(type -> types.isEmpty() || types.contains(type))
        .filter(_ -> account.isEmpty() || account.equals(accountOf(entry)));
  }

  private static Optional<String> accountOf(JsonNode entry) {
    return ACCOUNT_AT.stream()
        .map(entry::at)
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .findFirst();
  }

  private static JsonNode read(String message) {
    try {
      return JSON.readTree(message);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("an entry of the outbox is no JSON", damaged);
    }
  }
}
