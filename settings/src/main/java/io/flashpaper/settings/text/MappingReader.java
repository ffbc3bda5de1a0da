// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.text;

import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads config mappings from settings by full name: as a service does, with nothing else read. */
public final class MappingReader {
  private static final int ABOVE_THE_LIBRARYS_OWN = 100;

  private MappingReader() {}

  /**
   * The mapping, with its defaults where nothing is set.
   *
   * @param prefix what the mapping's names begin with in these settings, without the last dot
   * @throws IllegalArgumentException naming the setting that does not exist or cannot be read
   */
  public static <T> T read(Class<T> mapping, String prefix, Map<String, String> settings) {
    new Vocabulary(List.of(ConfigClass.configClass(mapping, prefix))).check(settings.keySet());
    try {
      return new SmallRyeConfigBuilder()
          .withConverter(Duration.class, ABOVE_THE_LIBRARYS_OWN, new SpanConverter())
          .withSources(new PropertiesConfigSource(settings, "settings", 0))
          .withMapping(mapping, prefix)
          .build()
          .getConfigMapping(mapping, prefix);
    } catch (io.smallrye.config.ConfigValidationException unreadable) {
      throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
    }
  }
}
