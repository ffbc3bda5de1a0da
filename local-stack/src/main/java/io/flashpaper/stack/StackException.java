// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

/**
 * A part of the stack could not be found, started or used; the message says which and what to do.
 */
public final class StackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What kind of failure it is, as far as a program that asks may care. */
  public enum Kind {
    /** Something failed, or is not so. */
    FAILED,
    /** There is no stack, or it does not answer: trying again later is right. */
    AWAY,
    /** The stack does not let us. */
    NOT_PERMITTED
  }

  /** Says what failed and the remedy, in whole sentences. */
  public StackException(String message) {
    this(Kind.FAILED, message);
  }

  /** As {@link #StackException(String)}, with the kind of failure. */
  public StackException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** As {@link #StackException(String)}, with what lay beneath. */
  public StackException(String message, Throwable cause) {
    this(Kind.FAILED, message, cause);
  }

  /** As {@link #StackException(Kind, String)}, with what lay beneath. */
  public StackException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What kind of failure it is. */
  public Kind kind() {
    return kind;
  }
}
