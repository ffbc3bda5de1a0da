// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

  /**
   * As configured, in a list and in a file: one on each line, as {@code sha256sum *.jar} prints it.
   *
   * @throws IllegalArgumentException if one is no SHA-256, or the file names none
   */
  public static AllowedPlugins of(Collection<String> configured, Optional<Path> file) {
    List<String> all = new ArrayList<>(configured);
    file.ifPresent(list -> all.addAll(read(list)));
    return of(all);
  }

  /** As a command is told, in variables named like the services' settings. */
  public static AllowedPlugins of(Map<String, String> environment) {
    return of(
        said(environment, "").map(list -> List.of(list.split(",", -1))).orElse(List.of()),
        said(environment, "_FILE").map(Path::of));
  }

  private static Optional<String> said(Map<String, String> environment, String ending) {
    String name = SETTING.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_") + ending;
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** An empty list would allow every plugin, which is not what a file was made for. */
  private static List<String> read(Path file) {
    try {
      List<String> hashes =
          Files.readAllLines(file).stream()
              .map(line -> line.replaceFirst("[\\s#].*", ""))
              .filter(hash -> !hash.isEmpty())
              .toList();
      if (hashes.isEmpty()) {
        throw new IllegalArgumentException(
            "setting %s-file: %s names no SHA-256; put what sha256sum prints into it"
                .formatted(SETTING, file));
      }
      return hashes;
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "setting %s-file: %s cannot be read".formatted(SETTING, file), unreadable);
    }
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
