// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

/** A stretch could not be read from the tape now. */
public final class UnreadStretchException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String sentence;

  UnreadStretchException(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  /** Why, and what to do. */
  public String sentence() {
    return sentence;
  }
}
