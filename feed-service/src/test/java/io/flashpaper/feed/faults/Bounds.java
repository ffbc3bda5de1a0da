// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.faults;

import java.time.Duration;

/** What docs/operating/feed-faults.md promises, in world time. */
final class Bounds {
  /** A dead or silent stream is given up, and polling has begun. */
  static final Duration STREAM_GIVEN_UP = Duration.ofSeconds(90);

  /** A venue that does not answer REST either is said to be down, and its books are gone. */
  static final Duration SAID_DOWN = Duration.ofSeconds(30);

  /** After an ordinary fault the stream is back. */
  static final Duration STREAM_BACK = Duration.ofSeconds(60);

  /** After a venue turned us away the stream is back: the longest pause, Kraken's, and a try. */
  static final Duration STREAM_BACK_AFTER_REFUSAL = Duration.ofMinutes(12);

  /** After an ordinary fault answers come again. */
  static final Duration ANSWERS_BACK = Duration.ofSeconds(60);

  /** After a venue refused our requests answers come again. */
  static final Duration ANSWERS_BACK_AFTER_REFUSAL = Duration.ofMinutes(6);

  /** A book that cannot be right is replaced by a fresh snapshot. */
  static final Duration BOOK_BACK = Duration.ofSeconds(30);

  /** How long a book may be wrong that only the venue's other channel contradicts. */
  static final Duration AUDITED = Duration.ofMinutes(12);

  private Bounds() {}
}
