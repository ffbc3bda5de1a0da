// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.write;

/**
 * How a directory is written.
 *
 * @param underlying what the tape is about, such as BTC
 * @param program the version of Flashpaper that writes
 * @param keepDays how many days of tape time are kept, the one being written among them; 0 for all
 */
public record WriteSettings(String underlying, String program, int keepDays) {
  /**
   * Checks the days.
   *
   * @throws IllegalArgumentException if they are below 0
   */
  public WriteSettings {
    if (keepDays < 0) {
      throw new IllegalArgumentException(
          "--keep " + keepDays + ": days to keep are 1 or more, or 0 to keep all");
    }
  }
}
