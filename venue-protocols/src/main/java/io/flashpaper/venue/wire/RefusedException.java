// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.wire;

/** A message that cannot be taken; says which field and why. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;
  private final String reason;

  /** A refusal with a sentence for people. */
  public RefusedException(Refusal refusal, String message) {
    super(message);
    this.refusal = refusal;
    this.reason = message;
  }

  /** Why, for counting. */
  public Refusal refusal() {
    return refusal;
  }

  /** The sentence for people. */
  public String reason() {
    return reason;
  }
}
