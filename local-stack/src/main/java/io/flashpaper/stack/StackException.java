// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

/**
 * A part of the stack could not be found, started or used; the message says which and what to do.
 */
public final class StackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what failed and the remedy, in whole sentences. */
  public StackException(String message) {
    super(message);
  }

  /** As {@link #StackException(String)}, with what lay beneath. */
  public StackException(String message, Throwable cause) {
    super(message, cause);
  }
}
