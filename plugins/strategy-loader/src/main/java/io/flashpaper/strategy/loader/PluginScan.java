// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a plugin directory held at one moment.
 *
 * @param directory where it was looked
 * @param plugins those that can run, by file name and strategy id; no two of one id and version
 * @param refusals those that cannot
 */
public record PluginScan(Path directory, List<LoadedPlugin> plugins, List<Refusal> refusals) {
  /** Freezes the lists. */
  public PluginScan {
    plugins = List.copyOf(plugins);
    refusals = List.copyOf(refusals);
  }

  /** The newest version of a strategy. */
  public Optional<LoadedPlugin> find(String strategyId) {
    return versions(strategyId)
        .max(Comparator.comparing(p -> new PluginVersion(p.descriptor().version())));
  }

  /** One version of a strategy, written exactly as its manifest does. */
  public Optional<LoadedPlugin> find(String strategyId, String version) {
    return versions(strategyId).filter(p -> p.descriptor().version().equals(version)).findFirst();
  }

  private Stream<LoadedPlugin> versions(String strategyId) {
    return plugins.stream().filter(p -> p.descriptor().id().equals(strategyId));
  }
}
