// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.lang.module.ModuleDescriptor.Version;
import java.util.Optional;

/**
 * Orders versions as people read them: {@code 1.9 < 1.10}, {@code 2.0-SNAPSHOT < 2.0}. What begins
 * with no number comes before all that do.
 */
record PluginVersion(String text) implements Comparable<PluginVersion> {
  private Optional<Version> parsed() {
    try {
      return Optional.of(Version.parse(text));
    } catch (IllegalArgumentException unnumbered) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(PluginVersion other) {
    Optional<Version> mine = parsed();
    Optional<Version> theirs = other.parsed();
    int order =
        mine.isPresent() && theirs.isPresent()
            ? mine.get().compareTo(theirs.get())
            : Boolean.compare(mine.isPresent(), theirs.isPresent());
    return order != 0 ? order : text.compareTo(other.text);
  }
}
