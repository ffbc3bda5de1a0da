// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tape;

/** A message that cannot be read; the text names the type and the field. */
public final class MalformedMessageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedMessageException(String message) {
    super(message);
  }

  MalformedMessageException(String message, Throwable cause) {
    super(message, cause);
  }
}
