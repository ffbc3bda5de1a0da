// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Plugins as they ran once, from the store that keeps them by SHA-256: for whoever repeats what
 * they did. Each is loaded once. Not safe for use by two threads at once.
 */
public final class KeptPlugins {
  private final PluginStore store;
  private final AllowedPlugins allowed;
  private final Map<String, List<Loaded>> loaded = new HashMap<>();

  /** The plugins of a store. */
  public KeptPlugins(PluginStore store) {
    this(store, AllowedPlugins.ALL);
  }

  /** Those of a store that are allowed. */
  public KeptPlugins(PluginStore store, AllowedPlugins allowed) {
    this.store = store;
    this.allowed = allowed;
  }

  /**
   * A strategy by its id and the SHA-256 of its jar.
   *
   * @throws PluginRefusedException if it is not kept, was changed since, or cannot be loaded
   */
  public LoadedPlugin strategy(String id, String sha256) {
    return (LoadedPlugin) find(PluginKind.STRATEGY, id, sha256);
  }

  /**
   * A sizing policy by its id and the SHA-256 of its jar.
   *
   * @throws PluginRefusedException if it is not kept, was changed since, or cannot be loaded
   */
  public LoadedSizing sizing(String id, String sha256) {
    return (LoadedSizing) find(PluginKind.SIZING, id, sha256);
  }

  private Loaded find(PluginKind kind, String id, String sha256) {
    List<Loaded> offered = loaded.computeIfAbsent(kind + sha256, any -> load(kind, id, sha256));
    return offered.stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new PluginRefusedException(
                    "the jar with SHA-256 %s offers no %s %s, only %s: the record names another"
                        .formatted(
                            sha256,
                            kind.noun(),
                            id,
                            offered.stream().map(Loaded::id).collect(Collectors.joining(", ")))));
  }

  private List<Loaded> load(PluginKind kind, String id, String sha256) {
    Path kept =
        store
            .find(sha256)
            .orElseThrow(
                () ->
                    new PluginRefusedException(
                        "%s %s ran from a jar with SHA-256 %s, which %s does not hold: copy it there as %s.jar"
                            .formatted(kind.noun(), id, sha256, store.directory(), sha256)));
    allowed.check(kept, sha256);
    PluginFiles files = PluginFiles.of(kept);
    if (!files.sha256().equals(sha256)) {
      throw new PluginRefusedException(
          "%s has changed since it was kept: put the original back".formatted(kept));
    }
    return PluginLoader.load(kept, files, sha256, kind);
  }
}
