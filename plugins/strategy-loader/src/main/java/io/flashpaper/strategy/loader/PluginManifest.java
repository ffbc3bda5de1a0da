// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import io.flashpaper.strategy.api.StrategyApi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * What a plugin's jar says of itself before any of its classes is loaded.
 *
 * @param strategyIds {@code Strategy-Id}: one id such as {@code delay_arb}, or several with commas
 *     between; here in alphabetical order; empty if it offers none
 * @param sizingIds {@code Sizing-Id}: the same for sizing policies, such as {@code half-cash}
 * @param apiLevel {@code Strategy-Api-Level}: the contract it was built for
 * @param version {@code Implementation-Version}
 */
public record PluginManifest(
    List<String> strategyIds, List<String> sizingIds, int apiLevel, String version) {
  private static final String LEVEL = "Strategy-Api-Level";

  /** Freezes the lists. */
  public PluginManifest {
    strategyIds = List.copyOf(strategyIds);
    sizingIds = List.copyOf(sizingIds);
  }

  /**
   * Reads and judges a jar's manifest.
   *
   * @throws PluginRefusedException if it offers nothing of this host's level
   */
  static PluginManifest read(Path jar) {
    Attributes attributes = attributes(jar);
    if (offers(attributes).isEmpty()) {
      required(jar, attributes, PluginKind.STRATEGY.attribute());
    }
    PluginManifest manifest =
        new PluginManifest(
            ids(jar, attributes, PluginKind.STRATEGY),
            ids(jar, attributes, PluginKind.SIZING),
            level(jar, required(jar, attributes, LEVEL)),
            required(jar, attributes, Attributes.Name.IMPLEMENTATION_VERSION.toString()));
    if (manifest.apiLevel != StrategyApi.LEVEL) {
      throw new PluginRefusedException(
          "%s is built for strategy API level %d, but this host offers level %d: %s"
              .formatted(jar, manifest.apiLevel, StrategyApi.LEVEL, remedy(manifest.apiLevel)));
    }
    return manifest;
  }

  /** What a jar claims to offer; jars of a folder that offer nothing are libraries. */
  static Set<PluginKind> offers(Path jar) {
    return offers(attributes(jar));
  }

  private static Set<PluginKind> offers(Attributes attributes) {
    Set<PluginKind> offers = EnumSet.noneOf(PluginKind.class);
    for (PluginKind kind : PluginKind.values()) {
      if (attributes.getValue(kind.attribute()) != null) {
        offers.add(kind);
      }
    }
    return offers;
  }

  /** The ids of what it offers of one kind. */
  List<String> ids(PluginKind kind) {
    return switch (kind) {
      case STRATEGY -> strategyIds;
      case SIZING -> sizingIds;
    };
  }

  private static String remedy(int level) {
    return level < StrategyApi.LEVEL
        ? "rebuild the plugin against the host's strategy-api"
        : "upgrade the host, or build the plugin against its strategy-api";
  }

  private static Attributes attributes(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return Optional.ofNullable(file.getManifest())
          .map(Manifest::getMainAttributes)
          .orElseGet(Attributes::new);
    } catch (IOException unreadable) {
      throw new PluginRefusedException(
          "%s is no whole jar (%s): if it is still being copied, wait, it is looked at again; else copy it again"
              .formatted(jar, unreadable.getMessage()),
          unreadable);
    }
  }

  private static String required(Path jar, Attributes attributes, String name) {
    @Nullable String value = attributes.getValue(name);
    if (value == null || value.isBlank()) {
      throw new PluginRefusedException(
          "%s has no %s in its manifest: have the plugin's build write %s (or %s for sizing policies), %s and %s"
              .formatted(
                  jar,
                  name,
                  PluginKind.STRATEGY.attribute(),
                  PluginKind.SIZING.attribute(),
                  LEVEL,
                  Attributes.Name.IMPLEMENTATION_VERSION));
    }
    return value.strip();
  }

  private static List<String> ids(Path jar, Attributes attributes, PluginKind kind) {
    if (attributes.getValue(kind.attribute()) == null) {
      return List.of();
    }
    String text = required(jar, attributes, kind.attribute());
    List<String> ids = Arrays.stream(text.split(",", -1)).map(String::strip).sorted().toList();
    if (ids.contains("") || ids.size() != Set.copyOf(ids).size()) {
      throw new PluginRefusedException(
          "%s says %s: %s: write each id once, with single commas between"
              .formatted(jar, kind.attribute(), text));
    }
    return ids;
  }

  private static int level(Path jar, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException malformed) {
      throw new PluginRefusedException(
          "%s says %s: %s, which is no whole number: write %d"
              .formatted(jar, LEVEL, text, StrategyApi.LEVEL),
          malformed);
    }
  }
}
