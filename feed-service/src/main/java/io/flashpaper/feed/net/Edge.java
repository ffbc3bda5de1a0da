// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import io.flashpaper.feed.status.ConnectionBoard;
import io.flashpaper.feed.tape.FeedMetrics;
import io.flashpaper.feed.tape.FeedQueue;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;

/** What every session needs: the ways out to its venue, and the way in to the tape. */
public record Edge(
    Vertx vertx,
    WebSocketClient sockets,
    RestLink rest,
    Pace pace,
    FeedQueue queue,
    FeedMetrics metrics,
    ConnectionBoard connections) {}
