// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.accounts;

import io.flashpaper.engine.execution.sizing.BuiltInSizing;
import io.flashpaper.strategy.loader.KeptPlugins;
import io.flashpaper.strategy.loader.LoadedSizing;
import io.flashpaper.strategy.loader.PluginDirectory;
import io.flashpaper.strategy.loader.SizingCatalog;
import java.util.List;
import java.util.Optional;

/** Where sizing policies come from. */
@FunctionalInterface
public interface SizingSource {
  /**
   * A policy by its id: one of the program's own, or one of a jar.
   *
   * @param version the only one it may be; any if empty
   * @param sha256 of the only jar it may come from; any if empty
   * @throws IllegalArgumentException if there is none such, saying what there is
   */
  LoadedSizing find(String id, Optional<String> version, Optional<String> sha256);

  /** The program's own and those of a plugin directory, of several versions the newest. */
  static SizingSource in(PluginDirectory plugins) {
    SizingCatalog catalog = new SizingCatalog(BuiltInSizing.FACTORIES, plugins);
    return (id, version, sha256) -> {
      LoadedSizing newest = catalog.get(id);
      if (isWanted(newest, version, sha256)) {
        return newest;
      }
      return catalog.plugins().sizing().stream()
          .filter(one -> one.id().equals(id) && isWanted(one, version, sha256))
          .findFirst()
          .orElseThrow(() -> other(newest, version, sha256));
    };
  }

  /** The program's own, and those of jars that were kept when they ran. */
  static SizingSource kept(KeptPlugins plugins) {
    List<LoadedSizing> own = BuiltInSizing.FACTORIES.stream().map(LoadedSizing::builtIn).toList();
    return (id, version, sha256) -> {
      LoadedSizing found =
          sha256
              .map(jar -> plugins.sizing(id, jar))
              .or(() -> own.stream().filter(one -> one.id().equals(id)).findFirst())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "sizing '%s' is none of the program's own: say its jar by sizing-sha256"
                              .formatted(id)));
      if (!isWanted(found, version, sha256)) {
        throw other(found, version, sha256);
      }
      return found;
    };
  }

  private static boolean isWanted(
      LoadedSizing found, Optional<String> version, Optional<String> sha256) {
    return version.filter(wanted -> !wanted.equals(found.version())).isEmpty()
        && sha256.filter(wanted -> !wanted.equals(found.sha256())).isEmpty();
  }

  private static IllegalArgumentException other(
      LoadedSizing found, Optional<String> version, Optional<String> sha256) {
    return new IllegalArgumentException(
        "sizing '%s' is there in version %s%s, but version %s%s is asked for: bring that, or leave sizing-version and sizing-sha256 out"
            .formatted(
                found.id(),
                found.version(),
                found.sha256().isEmpty() ? "" : " from a jar with SHA-256 " + found.sha256(),
                version.orElse("any"),
                sha256.map(" from a jar with SHA-256 "::concat).orElse("")));
  }
}
