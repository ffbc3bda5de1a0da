// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A plan's settings by name, such as {@code exits.stop-percent}, as a JSON object. */
public final class PlanParameters {
  private PlanParameters() {}

  /**
   * Those of a stored plan; of one that an earlier version stored, which had other names for them,
   * what it had.
   */
  public static SortedMap<String, String> read(String json) {
    SortedMap<String, String> parameters = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : LedgerJson.object(json).properties()) {
      parameters.put(field.getKey(), field.getValue().asText());
    }
    return parameters;
  }
}
