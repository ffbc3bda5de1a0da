// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.model.MarketId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an engine leaves, beside the {@link Handover}, to one that takes its place while both are in
 * the same process. It changes nothing in what is said after the judged offset and saves much of
 * what was asked before it.
 *
 * @param hosts by instance, each as it is after the judged offset
 * @param open the markets open after the judged offset; empty if that is not known
 */
record Inheritance(Map<String, StrategyHost> hosts, Optional<Set<MarketId>> open) {
  static final Inheritance NONE = new Inheritance(Map.of(), Optional.empty());

  Inheritance {
    hosts = Map.copyOf(hosts);
    open = open.map(Set::copyOf);
  }

  /** The same, without the hosts of all other instances. */
  Inheritance only(Set<String> instances) {
    Map<String, StrategyHost> kept = new HashMap<>(hosts);
    kept.keySet().retainAll(instances);
    return new Inheritance(kept, open);
  }

  StrategyHost hostOf(StrategyInstance instance, StrategyLimits limits, Handover handover) {
    StrategyHost kept = hosts.get(instance.name());
    return kept == null ? new StrategyHost(instance, limits, handover) : kept;
  }

  /** Whether a market that opens before the judged offset will still be open after it. */
  boolean mayStayOpen(MarketId market) {
    return open.isEmpty() || open.get().contains(market);
  }
}
