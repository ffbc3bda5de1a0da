// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

/** The tape is not ours to write any more; why has been said already. */
final class TapeClosedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TapeClosedException() {
    super("the tape is closed");
  }
}
