// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

/** A text that must not be shown; its own words for itself do not. */
public final class Secret {
  /** No secret. */
  public static final Secret NONE = new Secret("");

  private final String value;

  /** This text, without what stands around it in a file. */
  public Secret(String value) {
    this.value = value.strip();
  }

  String value() {
    return value;
  }

  /** Whether there is none. */
  public boolean isNone() {
    return value.isEmpty();
  }

  @Override
  public String toString() {
    return isNone() ? "none" : "***";
  }
}
