// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay;

import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.engine.signal.StrategyInstance;
import java.util.List;
import java.util.Set;

/**
 * What the signal side runs from some tape event on.
 *
 * @param settings beside the instances
 * @param instances in the order they are asked
 * @param anew those that are announced although one of the same name was there: replaced, set
 *     otherwise or released
 * @param released those of them that a human released from quarantine
 */
public record SignalSetup(
    SignalSettings settings,
    List<StrategyInstance> instances,
    Set<String> anew,
    Set<String> released) {
  /** Freezes the collections. */
  public SignalSetup {
    instances = List.copyOf(instances);
    anew = Set.copyOf(anew);
    released = Set.copyOf(released);
  }

  /** Instances of which none was there before under the same name. */
  public SignalSetup(SignalSettings settings, List<StrategyInstance> instances) {
    this(settings, instances, Set.of(), Set.of());
  }
}
