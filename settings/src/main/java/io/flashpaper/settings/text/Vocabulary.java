// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.text;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The settings there are: one that is not among them is a mistake, and refused by name. */
public final class Vocabulary {
  private static final String OURS = "flashpaper.";

  /** Set by the launcher and by the build for every process; not read here. */
  private static final List<String> OTHERS = List.of("flashpaper.root", "flashpaper.home");

  private final List<ConfigClass> mappings;

  /** Those of these mappings. */
  public Vocabulary(List<ConfigClass> mappings) {
    this.mappings = List.copyOf(mappings);
  }

  /**
   * Checks the names of all settings that are given.
   *
   * @throws IllegalArgumentException naming the settings that do not exist, and those that do
   */
  public void check(Iterable<String> given) {
    SortedSet<String> unknown = new TreeSet<>();
    for (String name : given) {
      if (name.startsWith(OURS) && !OTHERS.contains(name) && !isKnown(name)) {
        unknown.add(name);
      }
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no setting %s; the settings are %s"
              .formatted(String.join(", ", unknown), String.join(", ", known())));
    }
  }

  private boolean isKnown(String name) {
    return ConfigMappings.propertyNamesMatcher(mappings).matches(name);
  }

  private SortedSet<String> known() {
    SortedSet<String> known = new TreeSet<>();
    mappings.forEach(mapping -> known.addAll(ConfigMappings.getProperties(mapping).keySet()));
    known.removeIf(name -> name.endsWith("[*]"));
    return known;
  }
}
