// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import io.flashpaper.feed.status.ConnectionBoard;
import io.flashpaper.feed.tape.FeedMetrics;
import io.flashpaper.feed.tape.FeedQueue;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;

/**
 * What every session needs: the ways out to its venue, the way in to the tape, and where it tells
 * how it fares.
 */
public record Edge(
    Vertx vertx,
    WebSocketClient sockets,
    RestLink rest,
    Pace pace,
    FeedQueue queue,
    DeadLetters letters,
    FeedMetrics metrics,
    ConnectionBoard connections) {
  /** What a stream's supervisor works with, on the context that asks. */
  public StreamTools streamTools() {
    return new StreamTools(VertxSocket.opener(sockets, pace), new VertxTimers(vertx), pace);
  }
}
