// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import io.flashpaper.feed.status.ConnectionBoard;
import io.flashpaper.feed.tape.FeedMetrics;
import io.flashpaper.feed.tape.FeedQueue;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;

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
  private static final int MAX_FRAME_BYTES = 1 << 20;
  private static final int MAX_MESSAGE_BYTES = 16 << 20;
  private static final int QUEUE_CAPACITY = 20_000;

  /** An edge with clients and a queue of its own. */
  public static Edge of(Vertx vertx, Pace pace, FeedMetrics metrics, ConnectionBoard connections) {
    WebSocketClientOptions options =
        new WebSocketClientOptions()
            .setMaxFrameSize(MAX_FRAME_BYTES)
            .setMaxMessageSize(MAX_MESSAGE_BYTES)
            .setClosingTimeout(1);
    FeedQueue queue = new FeedQueue(QUEUE_CAPACITY, metrics);
    return new Edge(
        vertx,
        vertx.createWebSocketClient(options),
        new RestLink(vertx, pace),
        pace,
        queue,
        new DeadLetters(queue, metrics),
        metrics,
        connections);
  }

  /** What a stream's supervisor works with, on the context that asks. */
  public StreamTools streamTools() {
    return new StreamTools(VertxSocket.opener(sockets, pace), new VertxTimers(vertx), pace);
  }
}
