// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

/**
 * An alert in words.
 *
 * @param title a few words
 */
record Message(Alert alert, String title, String text) {
  /** Both, for channels without headings. */
  String whole() {
    return title + ": " + text;
  }

  /** The same, and that others were left out. */
  Message after(long leftOut) {
    return leftOut == 0
        ? this
        : new Message(alert, title, "(%d before this were left out) %s".formatted(leftOut, text));
  }
}
