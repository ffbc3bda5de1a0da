// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which plugins may run at all, by the SHA-256 of their content.
 *
 * @param sha256 in hexadecimal, lower case; empty allows every plugin
 */
public record AllowedPlugins(Set<String> sha256) {
  /** Every plugin. */
  public static final AllowedPlugins ALL = new AllowedPlugins(Set.of());

  private static final String SETTING = "flashpaper.plugins.allowed-sha256";

  /** Freezes the set. */
  public AllowedPlugins {
    sha256 = Set.copyOf(sha256);
  }

  /**
   * As configured.
   *
   * @throws IllegalArgumentException if one is no SHA-256
   */
  public static AllowedPlugins of(Collection<String> configured) {
    configured.forEach(AllowedPlugins::check);
    return new AllowedPlugins(
        configured.stream().map(AllowedPlugins::normal).collect(Collectors.toSet()));
  }

  private static String normal(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private static void check(String text) {
    if (!normal(text).matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "setting %s: '%s' is no SHA-256, which has 64 hexadecimal digits: take it from sha256sum"
              .formatted(SETTING, text));
    }
  }

  /** Refuses a plugin that is not listed, before anything in it is read. */
  void check(Path source, String hash) {
    if (!sha256.isEmpty() && !sha256.contains(hash)) {
      throw new PluginRefusedException(
          "%s has SHA-256 %s, which %s does not list: add it there if you trust the jar"
              .formatted(source, hash, SETTING));
    }
  }
}
