// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access.secrets;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.source.file.FileSystemConfigSource;
import java.io.File;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The directories of {@code smallrye.config.source.file.locations}, in each file a setting, which
 * say more than a service's own defaults. SmallRye takes them, too, but for less than those: a
 * password from a file would then never replace a default one.
 */
public final class SecretFiles implements ConfigSourceFactory {
  private static final String DIRECTORIES = "smallrye.config.source.file.locations";

  /** More than application.properties (250), less than the environment (300). */
  private static final int ORDINAL = 290;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    ConfigValue directories = context.getValue(DIRECTORIES);
    if (directories == null || directories.getValue() == null) {
      return List.of();
    }
    return Arrays.stream(directories.getValue().split(",", -1))
        .map(String::strip)
        .filter(directory -> !directory.isEmpty())
        .map(SecretFiles::of)
        .toList();
  }

  private static ConfigSource of(String directory) {
    File place =
        directory.startsWith("file:") ? new File(URI.create(directory)) : new File(directory);
    if (!place.isDirectory()) {
      throw new IllegalArgumentException(
          "%s names %s, which is no directory that can be read".formatted(DIRECTORIES, directory));
    }
    return new FileSystemConfigSource(place, ORDINAL);
  }
}
