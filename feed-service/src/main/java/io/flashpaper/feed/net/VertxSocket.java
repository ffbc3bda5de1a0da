// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A venue's socket over Vert.x; must be opened on the context that is to hear of it. */
public final class VertxSocket implements VenueSocket {
  private final ClientWebSocket socket;
  private final Listener listener;
  private boolean open;
  private boolean over;

  private VertxSocket(ClientWebSocket socket, Listener listener) {
    this.socket = socket;
    this.listener = listener;
  }

  /** Makes sockets of this client. */
  public static Opener opener(WebSocketClient client, Pace pace) {
    return (uri, headers, connectLimit, listener) -> {
      VertxSocket connection = new VertxSocket(client.webSocket(), listener);
      connection.connect(uri, headers, pace.timeoutMs(connectLimit));
      return connection;
    };
  }

  private void connect(URI uri, Map<String, String> headers, long timeoutMs) {
    socket.textMessageHandler(this::frame);
    socket.binaryMessageHandler(_ -> alive());
    socket.pongHandler(_ -> alive());
    socket.exceptionHandler(e -> end("the connection broke: " + e.getMessage()));
    socket.closeHandler(_ -> end("closed by the venue" + closeReason()));
    WebSocketConnectOptions options =
        new WebSocketConnectOptions().setAbsoluteURI(uri.toString()).setTimeout(timeoutMs);
    headers.forEach(options::putHeader);
    socket.connect(options).onSuccess(_ -> opened()).onFailure(this::failed);
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
    listener.opened();
  }

  private void failed(Throwable cause) {
    if (cause instanceof UpgradeRejectedException rejected) {
      end(
          new SocketEnd(
              "the handshake was answered with HTTP status " + rejected.getStatus(),
              OptionalInt.of(rejected.getStatus()),
              retryAfter(rejected.getHeaders())));
    } else {
      end("cannot connect: " + cause.getMessage());
    }
  }

  private static Optional<Duration> retryAfter(@Nullable MultiMap headers) {
    String text = headers == null ? null : headers.get("Retry-After");
    return text != null && text.matches("\\d{1,6}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
        : Optional.empty();
  }

  private void frame(String text) {
    if (!over) {
      listener.frame(text);
    }
  }

  private void alive() {
    if (!over) {
      listener.signOfLife();
    }
  }

  @Override
  public void send(String text) {
    if (open && !over) {
      socket.writeTextMessage(text).onFailure(e -> end("cannot send: " + e.getMessage()));
    }
  }

  @Override
  public void ping() {
    if (open && !over) {
      socket.writePing(Buffer.buffer("f")).onFailure(e -> end("cannot send: " + e.getMessage()));
    }
  }

  @Override
  public void close() {
    over = true;
    if (open) {
      socket.close();
    }
  }

  private void end(String reason) {
    end(SocketEnd.because(reason));
  }

  private void end(SocketEnd end) {
    if (!over) {
      close();
      listener.ended(end);
    }
  }
}
