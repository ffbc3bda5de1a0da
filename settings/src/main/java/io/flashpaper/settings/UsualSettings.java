// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings;

import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What runs without being told, as a source of configuration below everything an operator says. A
 * service extends it by a class that names its part, and announces that class as a source.
 */
public abstract class UsualSettings extends PropertiesConfigSource {
  private static final long serialVersionUID = 1;
  private static final String FILE = "flashpaper-defaults.properties";
  private static final int BELOW_APPLICATION_PROPERTIES = 150;

  /** Those whose names begin so. */
  protected UsualSettings(String prefix) {
    super(read(prefix), FILE, BELOW_APPLICATION_PROPERTIES);
  }

  /** Those whose names begin so. */
  static Map<String, String> read(String prefix) {
    Properties all = new Properties();
    try (InputStream file =
        Objects.requireNonNull(UsualSettings.class.getResourceAsStream('/' + FILE), FILE)) {
      all.load(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    Map<String, String> part = new TreeMap<>();
    for (String name : all.stringPropertyNames()) {
      if (name.startsWith(prefix)) {
        part.put(name, all.getProperty(name));
      }
    }
    return part;
  }
}
