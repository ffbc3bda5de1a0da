// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model.event;

/**
 * An event with its place on the tape.
 *
 * @param offset the sequence number of the event; larger is later
 */
public record TapeRecord(long offset, TapeEvent event) {
  /**
   * Checks the offset.
   *
   * @throws IllegalArgumentException if negative
   */
  public TapeRecord {
    if (offset < 0) {
      throw new IllegalArgumentException("a tape offset is never negative, but is " + offset);
    }
  }
}
