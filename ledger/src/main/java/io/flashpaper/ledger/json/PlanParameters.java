// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.engine.execution.AccountPlan;
import java.util.SortedMap;
import java.util.TreeMap;

/** A plan's parameters by name, such as {@code exits.stop.basePpm}; what is not set is left out. */
public final class PlanParameters {
  private PlanParameters() {}

  /** The parameters of a plan. */
  public static SortedMap<String, String> of(AccountPlan plan) {
    SortedMap<String, String> parameters = new TreeMap<>();
    ObjectNode tree = LedgerJson.object(LedgerJson.write(plan));
    tree.remove("account");
    collect("", tree, parameters);
    return parameters;
  }

  /** Those that {@link LedgerJson#write} wrote. */
  public static SortedMap<String, String> read(String json) {
    SortedMap<String, String> parameters = new TreeMap<>();
    collect("", LedgerJson.object(json), parameters);
    return parameters;
  }

  private static void collect(String prefix, ObjectNode tree, SortedMap<String, String> into) {
    for (var field : tree.properties()) {
      String name = prefix + field.getKey();
      JsonNode value = field.getValue();
      if (value instanceof ObjectNode group) {
        collect(name + '.', group, into);
      } else if (value.isValueNode() && !value.isNull()) {
        into.put(name, value.asText());
      } else if (value.isArray()) {
        into.put(name, value.toString());
      }
    }
  }
}
