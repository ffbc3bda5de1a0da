// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.run;

import io.flashpaper.engine.execution.AccountPlan;
import io.flashpaper.engine.execution.ledger.LedgerEntry.PlanChanged;
import io.flashpaper.engine.execution.ledger.LedgerEntry.PlanChanged.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** By which plans the accounts trade, as far as it is on record. */
final class PlanRecord {
  private final Map<String, SortedMap<String, String>> known;

  PlanRecord(Map<String, SortedMap<String, String>> known) {
    this.known = new TreeMap<>(known);
  }

  /** Whether these very plans are on record. */
  boolean knows(Map<String, AccountPlan> plans) {
    return plans.entrySet().stream()
        .allMatch(plan -> plan.getValue().settings().equals(recorded(plan.getKey())));
  }

  /** What is to be recorded of these plans, which are in force from a tape event on. */
  List<PlanChanged> changes(Map<String, AccountPlan> plans, long tapeOffset, long timeMs) {
    List<PlanChanged> changes = new ArrayList<>();
    plans.forEach(
        (account, plan) -> {
          SortedMap<String, String> now = plan.settings();
          SortedMap<String, String> before = recorded(account);
          if (!now.equals(before)) {
            known.put(account, now);
            changes.add(new PlanChanged(tapeOffset, timeMs, account, listed(now), listed(before)));
          }
        });
    return changes;
  }

  private SortedMap<String, String> recorded(String account) {
    return known.getOrDefault(account, new TreeMap<>());
  }

  private static List<Parameter> listed(SortedMap<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(parameter -> new Parameter(parameter.getKey(), parameter.getValue()))
        .toList();
  }
}
