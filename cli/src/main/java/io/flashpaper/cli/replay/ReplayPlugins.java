// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.replay;

import io.flashpaper.replay.record.RecordedDirections;
import io.flashpaper.settings.accounts.SizingSource;
import io.flashpaper.strategy.loader.KeptPlugins;
import io.flashpaper.strategy.loader.LoadedPlugin;
import io.flashpaper.strategy.loader.PluginDirectory;
import io.flashpaper.strategy.loader.PluginScan;
import io.flashpaper.strategy.loader.PluginStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plugins of a directory: those that ran once from its store, others as they are now. */
public final class ReplayPlugins implements RecordedDirections.Plugins {
  private final Path directory;
  private final KeptPlugins kept;
  private @Nullable PluginScan scan;

  /** Those of a plugin directory and its store. */
  public ReplayPlugins(Path directory) {
    this.directory = directory;
    this.kept = new KeptPlugins(new PluginStore(directory.resolve(".kept")));
  }

  @Override
  public LoadedPlugin kept(String strategy, String sha256) {
    return kept.strategy(strategy, sha256);
  }

  @Override
  public LoadedPlugin newest(String strategy, Optional<String> version) {
    PluginScan now = scan();
    return version
        .map(wanted -> now.find(strategy, wanted))
        .orElseGet(() -> now.find(strategy))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no strategy %s%s in %s: choose from %s, or name another --plugins"
                        .formatted(
                            strategy,
                            version.map(" "::concat).orElse(""),
                            directory,
                            now.plugins().stream()
                                .map(plugin -> plugin.descriptor().id())
                                .distinct()
                                .collect(Collectors.joining(", ")))));
  }

  private PluginScan scan() {
    PluginScan known = scan;
    if (known == null) {
      known = new PluginDirectory(directory).scan();
      scan = known;
    }
    return known;
  }

  /** Sizing policies: the program's own and those of kept jars. */
  public SizingSource policies() {
    return SizingSource.kept(kept);
  }
}
