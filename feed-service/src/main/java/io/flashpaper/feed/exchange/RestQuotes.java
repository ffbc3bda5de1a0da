// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.exchange;

import io.flashpaper.feed.net.Edge;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;

/** Asks one address once a second, one request at a time, while it is switched on. */
final class RestQuotes {
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final int FAILURES_TO_TELL = 3;

  private final Edge edge;
  private final URI uri;
  private final ObjLongConsumer<String> answered;
  private final Consumer<String> unanswered;
  private long timer = -1;
  private boolean waiting;
  private int failures;

  RestQuotes(Edge edge, URI uri, ObjLongConsumer<String> answered, Consumer<String> unanswered) {
    this.edge = edge;
    this.uri = uri;
    this.answered = answered;
    this.unanswered = unanswered;
  }

  void start() {
    if (timer < 0) {
      failures = 0;
      timer = edge.vertx().setPeriodic(edge.pace().periodMs(PERIOD), _ -> ask());
      ask();
    }
  }

  void stop() {
    edge.vertx().cancelTimer(timer);
    timer = -1;
  }

  private void ask() {
    if (waiting) {
      return;
    }
    waiting = true;
    edge.rest()
        .get(uri, Map.of())
        .onComplete(
            result -> {
              waiting = false;
              if (timer < 0) {
                return;
              }
              if (result.succeeded()) {
                failures = 0;
                answered.accept(result.result(), edge.pace().nowMs());
              } else if (++failures >= FAILURES_TO_TELL) {
                unanswered.accept(String.valueOf(result.cause().getMessage()));
              }
            });
  }
}
