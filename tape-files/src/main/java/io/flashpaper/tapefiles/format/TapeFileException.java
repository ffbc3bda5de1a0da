// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.format;

/** Tape files that cannot be written or read; the text names the file, the place and the remedy. */
public final class TapeFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TapeFileException(String message) {
    super(message);
  }

  public TapeFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
