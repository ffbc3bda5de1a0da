// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.alerts;

import io.flashpaper.alerts.Channel;
import io.flashpaper.alerts.Secret;
import io.flashpaper.execution.alerts.AlertsConfig.ChannelConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The channels of the settings, with what stands in files. */
final class ConfiguredChannels {
  private static final String PREFIX = "flashpaper.alerts.channels.";

  private ConfiguredChannels() {}

  /**
   * Reads and checks them.
   *
   * @throws IllegalArgumentException naming the setting that is wrong, never what a secret one says
   */
  static List<Channel> of(Map<String, ChannelConfig> configured) {
    return new TreeMap<>(configured)
        .entrySet().stream().map(entry -> channel(entry.getKey(), entry.getValue())).toList();
  }

  private static Channel channel(String name, ChannelConfig config) {
    return new Channel(
        name,
        Channel.Kind.of(config.kind()),
        secret(name, "url", config.url(), config.urlFile()),
        secret(name, "token", config.token(), config.tokenFile()),
        config.chat().orElse(""),
        Channel.rules(config.rules().orElse(List.of())),
        config.perMinute());
  }

  private static Secret secret(
      String name, String what, Optional<String> text, Optional<Path> file) {
    if (text.isPresent() && file.isPresent()) {
      throw new IllegalArgumentException(
          "%s%s.%s and .%s-file are both set: give one of them"
              .formatted(PREFIX, name, what, what));
    }
    return file.map(path -> read(name, what, path))
        .or(() -> text.map(Secret::new))
        .orElse(Secret.NONE);
  }

  private static Secret read(String name, String what, Path file) {
    try {
      return new Secret(Files.readString(file));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "%s%s.%s-file names %s, which cannot be read".formatted(PREFIX, name, what, file),
          unreadable);
    }
  }
}
