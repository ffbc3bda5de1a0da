// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Lets a test wait until a log has shown a text so many times. */
final class LineWatch implements Consumer<String> {
  private record Wait(String text, int times, CompletableFuture<String> seen) {}

  private final List<String> lines = new ArrayList<>();
  private final List<Wait> waits = new ArrayList<>();

  @Override
  public synchronized void accept(String line) {
    lines.add(line);
    waits.forEach(this::check);
  }

  String await(String text, int times) {
    Wait wait = new Wait(text, times, new CompletableFuture<>());
    synchronized (this) {
      waits.add(wait);
      check(wait);
    }
    return wait.seen().orTimeout(60, TimeUnit.SECONDS).join();
  }

  private void check(Wait wait) {
    List<String> matching = lines.stream().filter(l -> l.contains(wait.text())).toList();
    if (matching.size() >= wait.times()) {
      wait.seen().complete(matching.get(wait.times() - 1));
    }
  }
}
