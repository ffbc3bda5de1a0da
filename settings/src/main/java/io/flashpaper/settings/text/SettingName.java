// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.text;

import io.smallrye.config.NameIterator;

/** Full names of settings that hold a name of the operator's own, each in one spelling. */
public final class SettingName {
  private SettingName() {}

  /** What the settings of one of several begin with, such as {@code flashpaper.accounts.main}. */
  public static String of(String group, String own) {
    return group + '.' + segment(own);
  }

  /** The same name with quotes only where they are needed. */
  public static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    for (NameIterator parts = new NameIterator(name); parts.hasNext(); parts.next()) {
      plain.append(plain.isEmpty() ? "" : ".").append(segment(parts.getNextSegment()));
    }
    return plain.toString();
  }

  /** The name of an operator's own that follows a group in a full name. */
  public static String own(String group, String name) {
    return new NameIterator(name, group.length()).getNextSegment();
  }

  private static String segment(String own) {
    return own.matches("[A-Za-z0-9_-]+(\\[\\d+])?") ? own : '"' + own.replace("\"", "\\\"") + '"';
  }
}
