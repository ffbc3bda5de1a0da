// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PolledBooksTest {
  private final PolledBooks books = new PolledBooks(5000);

  @Test
  void theyAreLostOnceWhenNoneIsAnsweredForTooLong() {
    books.fresh(1000);
    assertThat(books.isLostNow(6000)).isFalse();
    assertThat(books.isLostNow(6001)).isTrue();
    assertThat(books.isLostNow(7000)).isFalse();
    books.fresh(8000);
    assertThat(books.isLostNow(13_001)).isTrue();
  }

  @Test
  void thatNoneWasEverAnsweredIsNoticedToo() {
    assertThat(books.isLostNow(1_790_000_000_000L)).isFalse();
    assertThat(books.isLostNow(1_790_000_005_001L)).isTrue();
  }
}
