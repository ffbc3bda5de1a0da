// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * One WebSocket connection, from the attempt to its end. It ends when it cannot be made, breaks, is
 * silent for too long, or is closed; its listener hears of the end exactly once, and of nothing
 * after it.
 */
public final class VenueSocket {
  private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(5);

  /** What happens on the connection; always called on the context that opened it. */
  public interface Listener {
    /** The handshake is done. */
    void opened();

    /** A text frame came. */
    void frame(String text, long receivedMs);

    /** It is over. */
    void ended(String reason);
  }

  private final Vertx vertx;
  private final Pace pace;
  private final ClientWebSocket socket;
  private final Listener listener;
  private final long silenceLimitMs;
  private long watchdog = -1;
  private boolean open;
  private boolean over;
  private boolean heard;

  private VenueSocket(
      Vertx vertx, WebSocketClient client, Pace pace, Duration silenceLimit, Listener listener) {
    this.vertx = vertx;
    this.pace = pace;
    this.socket = client.webSocket();
    this.silenceLimitMs = pace.timeoutMs(silenceLimit);
    this.listener = listener;
  }

  /** Begins to connect; must be called on the context that is to hear of it. */
  public static VenueSocket open(
      Vertx vertx,
      WebSocketClient client,
      Pace pace,
      URI uri,
      Map<String, String> headers,
      Duration silenceLimit,
      Listener listener) {
    VenueSocket connection = new VenueSocket(vertx, client, pace, silenceLimit, listener);
    connection.connect(uri, headers);
    return connection;
  }

  private void connect(URI uri, Map<String, String> headers) {
    socket.textMessageHandler(this::frame);
    socket.pongHandler(_ -> heard = true);
    socket.exceptionHandler(e -> end("the connection broke: " + e.getMessage()));
    socket.closeHandler(_ -> end("closed by the venue" + closeReason()));
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setAbsoluteURI(uri.toString())
            .setTimeout(pace.timeoutMs(CONNECT_DEADLINE));
    headers.forEach(options::putHeader);
    socket
        .connect(options)
        .onSuccess(_ -> opened())
        .onFailure(e -> end("cannot connect: " + e.getMessage()));
  }

  private String closeReason() {
    Short code = socket.closeStatusCode();
    return code == null ? "" : " with code " + code;
  }

  private void opened() {
    if (over) {
      socket.close();
      return;
    }
    open = true;
    watchdog = vertx.setPeriodic(silenceLimitMs, _ -> checkSilence());
    listener.opened();
  }

  private void checkSilence() {
    if (!heard) {
      end("silent for too long");
    }
    heard = false;
  }

  private void frame(String text) {
    if (!over) {
      heard = true;
      listener.frame(text, pace.nowMs());
    }
  }

  /** Sends a text; without effect once it is over. */
  public void send(String text) {
    if (open && !over) {
      socket.writeTextMessage(text).onFailure(e -> end("cannot send: " + e.getMessage()));
    }
  }

  /** Sends a WebSocket ping; the answer counts as a sign of life. */
  public void ping() {
    if (open && !over) {
      socket.writePing(Buffer.buffer("f")).onFailure(e -> end("cannot send: " + e.getMessage()));
    }
  }

  /** Ends the connection for a reason of our own. */
  public void end(String reason) {
    if (over) {
      return;
    }
    over = true;
    vertx.cancelTimer(watchdog);
    if (open) {
      socket.close();
    }
    listener.ended(reason);
  }
}
