// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.replay;

import io.flashpaper.replay.record.RecordedDirections;
import io.flashpaper.settings.accounts.SizingSource;
import io.flashpaper.strategy.loader.AllowedPlugins;
import io.flashpaper.strategy.loader.KeptPlugins;
import io.flashpaper.strategy.loader.LoadedPlugin;
import io.flashpaper.strategy.loader.PluginDirectory;
import io.flashpaper.strategy.loader.PluginKind;
import io.flashpaper.strategy.loader.PluginScan;
import io.flashpaper.strategy.loader.PluginStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plugins of a directory: those that ran once from its store, others as they are now. Not safe for
 * use by two threads at once.
 */
public final class ReplayPlugins implements RecordedDirections.Plugins {
  private final Path directory;
  private final PluginStore store;
  private final AllowedPlugins allowed;
  private final KeptPlugins kept;
  private final PluginDirectory sizing;
  private @Nullable PluginScan strategies;

  /** Those of a plugin directory and its store. */
  public ReplayPlugins(Path directory) {
    this.directory = directory;
    this.store = new PluginStore(directory.resolve(".kept"));
    this.allowed = AllowedPlugins.of(System.getenv());
    this.kept = new KeptPlugins(store, allowed);
    this.sizing = new PluginDirectory(directory, store, allowed, PluginKind.SIZING);
  }

  @Override
  public LoadedPlugin kept(String strategy, String sha256) {
    return kept.strategy(strategy, sha256);
  }

  @Override
  public LoadedPlugin newest(String strategy, Optional<String> version) {
    PluginScan now = strategies();
    return version
        .map(wanted -> now.find(strategy, wanted))
        .orElseGet(() -> now.find(strategy))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no strategy %s%s in %s: copy its jar there, or name another --plugins%s"
                        .formatted(
                            strategy, version.map(" "::concat).orElse(""), directory, refusals())));
  }

  private PluginScan strategies() {
    PluginScan known = strategies;
    if (known == null) {
      known = new PluginDirectory(directory, store, allowed).scan();
      strategies = known;
    }
    return known;
  }

  /** A jar that is there and was refused is worth knowing of where one is missing. */
  private String refusals() {
    return strategies().refusals().stream()
        .map(refusal -> "; " + refusal.sentence())
        .collect(Collectors.joining());
  }

  /** Sizing policies: by the jar on record, else the program's own and those of the directory. */
  public SizingSource policies() {
    SizingSource ran = SizingSource.kept(kept);
    SizingSource now = SizingSource.in(sizing);
    return (id, version, sha256) -> (sha256.isPresent() ? ran : now).find(id, version, sha256);
  }

  /** The SHA-256 of every jar of the directory. */
  public SortedSet<String> jars() {
    SortedSet<String> jars = new TreeSet<>();
    strategies().plugins().forEach(plugin -> jars.add(plugin.sha256()));
    sizing.scan().sizing().forEach(plugin -> jars.add(plugin.sha256()));
    return jars;
  }
}
