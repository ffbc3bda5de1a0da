// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A directory of plugins: each jar, and each folder of jars, is one. Names that begin with a dot
 * are left alone.
 *
 * <p>A plugin whose content was loaded before is not loaded again, so scanning is cheap and may be
 * repeated; a replaced jar appears as a new {@link LoadedPlugin}. Not safe for use by two threads
 * at once.
 */
public final class PluginDirectory {
  private final Path directory;
  private final PluginLoader loader;
  private final Map<String, LoadedPlugin> loaded = new LinkedHashMap<>();

  /** Keeps copies beside the plugins, in {@code .kept}. */
  public PluginDirectory(Path directory) {
    this(directory, new PluginStore(directory.resolve(".kept")));
  }

  /** Keeps copies in a store of its own. */
  public PluginDirectory(Path directory, PluginStore store) {
    this.directory = directory;
    this.loader = new PluginLoader(store);
  }

  /** Looks at everything in the directory; a missing directory holds nothing. */
  public PluginScan scan() {
    List<LoadedPlugin> plugins = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    for (Path entry : candidates(refusals)) {
      try {
        plugins.add(load(entry));
      } catch (PluginRefusedException refused) {
        refusals.add(refused.getMessage());
      }
    }
    return withoutClashes(plugins, refusals);
  }

  private LoadedPlugin load(Path entry) {
    PluginFiles files = PluginFiles.of(entry);
    String key = entry.getFileName() + " " + files.sha256();
    LoadedPlugin known = loaded.get(key);
    if (known != null) {
      return known;
    }
    LoadedPlugin plugin = loader.load(files);
    loaded.put(key, plugin);
    return plugin;
  }

  private List<Path> candidates(List<String> refusals) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(PluginFiles::isCandidate).sorted().toList();
    } catch (IOException unreadable) {
      refusals.add(
          "plugin directory %s cannot be listed (%s): check its permissions"
              .formatted(directory, unreadable.getMessage()));
      return List.of();
    }
  }

  private PluginScan withoutClashes(List<LoadedPlugin> plugins, List<String> refusals) {
    Map<String, List<LoadedPlugin>> byId = new LinkedHashMap<>();
    plugins.forEach(p -> byId.computeIfAbsent(p.descriptor().id(), id -> new ArrayList<>()).add(p));
    List<LoadedPlugin> unique = new ArrayList<>();
    byId.forEach(
        (id, same) -> {
          if (same.size() == 1) {
            unique.add(same.getFirst());
          } else {
            refusals.add(
                "strategy %s is in %s: neither runs until you remove all but one"
                    .formatted(
                        id,
                        String.join(
                            " and in ", same.stream().map(p -> p.source().toString()).toList())));
          }
        });
    return new PluginScan(directory, unique, refusals);
  }
}
