// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Who may use the REST API, and how much. Everything about OIDC is Quarkus's own. */
@ConfigMapping(prefix = "flashpaper.api")
public interface AccessConfig {
  /** Bearer tokens that let their holders read, separated by commas. */
  Optional<List<String>> readTokens();

  /** Bearer tokens that let their holders command and read, separated by commas. */
  Optional<List<String>> commandTokens();

  /** A file with tokens that let their holders read, one a line. */
  Optional<Path> readTokensFile();

  /** A file with tokens that let their holders command and read, one a line. */
  Optional<Path> commandTokensFile();

  /**
   * What somebody without a token may do: {@code none}, {@code read} or {@code command}. Without
   * any setting about access: everything, and the service is reached from its own machine only.
   */
  Optional<Anonymous> anonymous();

  /**
   * What of a service is for everyone besides health: {@code metrics}, {@code description} (OpenAPI
   * and Swagger UI). What is not named needs permission to read.
   */
  Optional<List<Page>> open();

  /** How many reads a client, which is an address, may ask in a minute; 0 for no limit. */
  @WithDefault("6000")
  int readsPerMinute();

  /** How many commands a client, which is an address, may give in a minute; 0 for no limit. */
  @WithDefault("300")
  int commandsPerMinute();

  /** What a service says of itself. */
  enum Page {
    /** Its metrics, for Prometheus. */
    METRICS,
    /** The description of its API, and the page that shows it. */
    DESCRIPTION
  }

  /** What somebody without a token may do. */
  enum Anonymous {
    /** Nothing. */
    NONE,
    /** Read. */
    READ,
    /** Command and read. */
    COMMAND
  }
}
