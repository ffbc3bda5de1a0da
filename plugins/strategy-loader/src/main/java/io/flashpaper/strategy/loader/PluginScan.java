// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a plugin directory held at one moment.
 *
 * @param directory where it was looked
 * @param plugins those that can run, by file name
 * @param refusals one sentence for each that cannot
 */
public record PluginScan(Path directory, List<LoadedPlugin> plugins, List<String> refusals) {
  /** Freezes the lists. */
  public PluginScan {
    plugins = List.copyOf(plugins);
    refusals = List.copyOf(refusals);
  }

  /** The plugin with this strategy id. */
  public Optional<LoadedPlugin> find(String strategyId) {
    return plugins.stream().filter(p -> p.descriptor().id().equals(strategyId)).findFirst();
  }
}
