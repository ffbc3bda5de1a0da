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
 * @param plugins the strategies that can run, by file name and strategy id; no two of one id and
 *     version
 * @param sizing the same of sizing policies; of both kinds the directory looks for one
 * @param refusals those that cannot
 */
public record PluginScan(
    Path directory, List<LoadedPlugin> plugins, List<LoadedSizing> sizing, List<Refusal> refusals) {
  /** A scan for strategies. */
  public PluginScan(Path directory, List<LoadedPlugin> plugins, List<Refusal> refusals) {
    this(directory, plugins, List.of(), refusals);
  }

  /** Freezes the lists. */
  public PluginScan {
    plugins = List.copyOf(plugins);
    sizing = List.copyOf(sizing);
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

  /** The newest version of a sizing policy. */
  public Optional<LoadedSizing> findSizing(String id) {
    return sizing.stream()
        .filter(policy -> policy.id().equals(id))
        .max(Comparator.comparing(policy -> new PluginVersion(policy.version())));
  }

  private Stream<LoadedPlugin> versions(String strategyId) {
    return plugins.stream().filter(p -> p.descriptor().id().equals(strategyId));
  }
}
