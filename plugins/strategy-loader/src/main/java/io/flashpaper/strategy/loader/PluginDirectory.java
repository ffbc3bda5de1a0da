// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A directory of plugins: each jar, and each folder of jars, is one. Names that begin with a dot
 * are left alone.
 *
 * <p>What was loaded, or refused for its content, is not loaded again while it stays, so scanning
 * is cheap and may be repeated; a replaced jar appears as new {@link LoadedPlugin}s, and one that
 * is gone is forgotten. Not safe for use by two threads at once.
 */
public final class PluginDirectory {
  private final Path directory;
  private final PluginStore store;
  private final AllowedPlugins allowed;
  private final PluginKind kind;
  private Map<String, Outcome> known = Map.of();

  /** Keeps copies beside the plugins, in {@code .kept}. */
  public PluginDirectory(Path directory) {
    this(directory, new PluginStore(directory.resolve(".kept")));
  }

  /** Keeps copies in a store of its own. */
  public PluginDirectory(Path directory, PluginStore store) {
    this(directory, store, AllowedPlugins.ALL);
  }

  /** Loads strategies, and nothing but what is allowed. */
  public PluginDirectory(Path directory, PluginStore store, AllowedPlugins allowed) {
    this(directory, store, allowed, PluginKind.STRATEGY);
  }

  /** Loads one kind of plugins; jars that offer the other kind only are left alone. */
  public PluginDirectory(
      Path directory, PluginStore store, AllowedPlugins allowed, PluginKind kind) {
    this.directory = directory;
    this.store = store;
    this.allowed = allowed;
    this.kind = kind;
  }

  /** What became of one jar or folder. */
  private record Outcome(List<Loaded> plugins, List<Refusal> refusals) {
    static final Outcome NONE = new Outcome(List.of(), List.of());

    static Outcome refused(Path source, Optional<String> sha256, PluginRefusedException refused) {
      return new Outcome(
          List.of(), List.of(new Refusal(source, sha256, String.valueOf(refused.getMessage()))));
    }
  }

  /** Looks at everything in the directory; a missing directory holds nothing. */
  public PluginScan scan() {
    List<Loaded> plugins = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    Map<String, Outcome> seen = new LinkedHashMap<>();
    for (Path entry : candidates(refusals)) {
      Outcome outcome = look(entry, seen);
      plugins.addAll(outcome.plugins());
      refusals.addAll(outcome.refusals());
    }
    known = seen;
    return withoutClashes(plugins, refusals);
  }

  private Outcome look(Path entry, Map<String, Outcome> seen) {
    Optional<String> sha256 = Optional.empty();
    try {
      PluginFiles files = PluginFiles.of(entry);
      String sha = files.sha256();
      sha256 = Optional.of(sha);
      allowed.check(entry, sha);
      String key = entry.getFileName() + " " + sha;
      Outcome outcome = known.get(key);
      if (outcome == null) {
        outcome = load(files, sha);
      }
      seen.put(key, outcome);
      return outcome;
    } catch (PluginRefusedException refused) {
      return Outcome.refused(entry, sha256, refused);
    }
  }

  private Outcome load(PluginFiles files, String sha256) {
    if (isOfAnotherKind(files)) {
      return Outcome.NONE;
    }
    PluginManifest.read(files.main());
    PluginFiles kept = store.keep(files, sha256);
    try {
      return new Outcome(PluginLoader.load(files.source(), kept, sha256, kind), List.of());
    } catch (PluginRefusedException refused) {
      return Outcome.refused(files.source(), Optional.of(sha256), refused);
    }
  }

  private boolean isOfAnotherKind(PluginFiles files) {
    Set<PluginKind> offers = PluginManifest.offers(files.main());
    return !offers.contains(kind) && (!offers.isEmpty() || kind != PluginKind.STRATEGY);
  }

  /** Whether there is a file or folder of this name. */
  public boolean has(String name) {
    return Files.exists(directory.resolve(name));
  }

  /**
   * The strategies that a jar or folder of this name held when it had another content: loaded from
   * the kept copy.
   *
   * @param name of the file in the directory
   * @param sha256 of what it held, or the beginning of it
   * @return nothing if it is not kept, may not run, or cannot be loaded any more
   */
  public List<LoadedPlugin> kept(String name, String sha256) {
    try {
      Optional<String> whole = store.complete(sha256);
      Optional<Path> copy = whole.flatMap(store::find);
      if (copy.isEmpty()) {
        return List.of();
      }
      Path source = directory.resolve(name);
      allowed.check(source, whole.get());
      return strategies(
          PluginLoader.load(source, PluginFiles.of(copy.get()), whole.get(), PluginKind.STRATEGY));
    } catch (PluginRefusedException refused) {
      return List.of();
    }
  }

  private List<Path> candidates(List<Refusal> refusals) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(PluginFiles::isCandidate).sorted().toList();
    } catch (IOException unreadable) {
      refusals.add(
          new Refusal(
              directory,
              Optional.empty(),
              "plugin directory %s cannot be listed (%s): check its permissions"
                  .formatted(directory, unreadable.getMessage())));
      return List.of();
    }
  }

  private PluginScan withoutClashes(List<Loaded> plugins, List<Refusal> refusals) {
    Map<String, List<Loaded>> byName = new LinkedHashMap<>();
    plugins.forEach(
        p -> byName.computeIfAbsent(p.id() + " " + p.version(), id -> new ArrayList<>()).add(p));
    List<Loaded> unique = new ArrayList<>();
    byName.forEach(
        (name, same) -> {
          if (same.size() == 1) {
            unique.add(same.getFirst());
          } else {
            refusals.add(clash(name, same));
          }
        });
    List<LoadedSizing> sizing =
        unique.stream()
            .filter(LoadedSizing.class::isInstance)
            .map(LoadedSizing.class::cast)
            .toList();
    return new PluginScan(directory, strategies(unique), sizing, refusals);
  }

  private static List<LoadedPlugin> strategies(List<Loaded> loaded) {
    return loaded.stream()
        .filter(LoadedPlugin.class::isInstance)
        .map(LoadedPlugin.class::cast)
        .toList();
  }

  private static Refusal clash(String name, List<Loaded> same) {
    String places =
        same.stream().map(p -> p.source().toString()).collect(Collectors.joining(" and in "));
    Loaded last = same.getLast();
    return new Refusal(
        last.source(),
        Optional.of(last.sha256()),
        "%s %s is in %s: neither runs until you remove all but one, or give them different ids or versions"
            .formatted(last.kind().noun(), name, places));
  }
}
