// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.size;

/** A line is no result of a trade; the message names the field, what is wrong and the remedy. */
final class BadResultException extends Exception {
  private static final long serialVersionUID = 1L;

  BadResultException(String message) {
    super(message);
  }
}
