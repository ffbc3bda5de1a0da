// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Asks again and again until the answer is the awaited one. */
final class Polling {
  private static final int POLLS = 600;

  private Polling() {}

  /** Something that may fail. */
  interface Asked<T> {
    T get() throws Exception;
  }

  /** Half a minute at most; fails with the last answer. */
  static <T> void until(Asked<T> asked, Predicate<T> awaited) throws Exception {
    T last = asked.get();
    for (int poll = 0; poll < POLLS && !awaited.test(last); poll++) {
      CompletableFuture.runAsync(
              () -> {}, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS))
          .join();
      last = asked.get();
    }
    assertThat(last).matches(awaited, "as awaited, see the logs in target");
  }
}
