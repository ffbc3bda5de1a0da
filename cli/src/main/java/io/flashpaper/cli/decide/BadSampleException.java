// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.decide;

/** A line is no sample; the message names the field, what is wrong with it and the remedy. */
final class BadSampleException extends Exception {
  private static final long serialVersionUID = 1L;

  BadSampleException(String message) {
    super(message);
  }
}
