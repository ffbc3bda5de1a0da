// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

/**
 * What is said on one connection. Until it is told that it speaks for the venue it may subscribe,
 * listen and prove itself, but must not be heard: another may still be speaking.
 */
public interface Conversation {
  /** The line is open: subscribe. */
  void opened();

  /** A text frame came at this world time. */
  void frame(String text, long receivedMs);

  /** It has proved itself, and from now on it and no other speaks for the venue. */
  void speak();
}
