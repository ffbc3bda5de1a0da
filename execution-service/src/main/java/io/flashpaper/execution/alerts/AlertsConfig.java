// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.alerts;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is told what happens, and in which words. Without a channel nobody is. */
public interface AlertsConfig {
  /** Where messages go, by names of one's own. */
  Map<String, ChannelConfig> channels();

  /** One's own words, by rule: a text with names in braces. */
  Map<String, String> templates();

  /** How long the tape must stand still, or a venue be out of reach, to be told of. */
  @WithDefault("60s")
  Duration feedPatience();

  /** How soon a channel that was away is asked again, the first time; each time twice as late. */
  @WithDefault("2s")
  Duration firstRetry();

  /** Where messages go. */
  interface ChannelConfig {
    /** {@code webhook}, {@code telegram}, {@code slack}, {@code discord} or {@code ntfy}. */
    String kind();

    /** The address; a secret with Slack and Discord. */
    Optional<String> url();

    /** A file with the address. */
    Optional<Path> urlFile();

    /** What it is shown; a secret. */
    Optional<String> token();

    /** A file with the token. */
    Optional<Path> tokenFile();

    /** To whom, for Telegram. */
    Optional<String> chat();

    /** What it is told of; everything if not given. */
    Optional<List<String>> rules();

    /** At most so many messages. */
    @WithDefault("20")
    int perMinute();
  }
}
