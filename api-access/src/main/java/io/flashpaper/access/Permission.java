// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access;

import java.util.Set;

/** What somebody may do. */
public enum Permission {
  /** Ask how things are. */
  READ("flashpaper-read"),
  /** Tell the service to do something; whoever may, may read as well. */
  COMMAND("flashpaper-command");

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final String role;

  Permission(String role) {
    this.role = role;
  }

  /** What a request with this HTTP method needs. */
  static Permission neededFor(String method) {
    return READING.contains(method) ? READ : COMMAND;
  }

  /** The role that grants it. */
  String role() {
    return role;
  }

  /** Whether whoever has this may do that. */
  boolean allows(Permission needed) {
    return ordinal() >= needed.ordinal();
  }
}
