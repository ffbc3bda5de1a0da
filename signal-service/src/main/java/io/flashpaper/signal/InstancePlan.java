// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.GateSettings;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A configured strategy instance, checked but not yet loaded.
 *
 * @param name the instance's
 * @param strategy the plugin's id
 * @param account the paper account
 * @param series whose markets it is asked about
 * @param parameters as configured
 * @param gates what its wishes must pass
 */
record InstancePlan(
    String name,
    String strategy,
    String account,
    List<String> series,
    SortedMap<String, String> parameters,
    GateSettings gates) {

  InstancePlan {
    series = List.copyOf(series);
    parameters = new TreeMap<>(parameters);
  }

  /** What runs when nothing is configured. */
  static InstancePlan byDefault() {
    return new InstancePlan(
        "delay-arb",
        "delay_arb",
        "delay-arb",
        List.of("KXBTC15M", "KXBTCD"),
        new TreeMap<>(Map.of()),
        GateSettings.DEFAULT);
  }
}
