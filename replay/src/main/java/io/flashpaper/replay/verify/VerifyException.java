// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

/** What was recorded cannot be verified, with the reason and what to do about it. */
public final class VerifyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  VerifyException(String message) {
    super(message);
  }

  VerifyException(String message, Throwable cause) {
    super(message, cause);
  }
}
