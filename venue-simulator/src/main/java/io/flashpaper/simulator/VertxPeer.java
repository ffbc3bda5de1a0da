// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import io.flashpaper.simulator.faults.FrameFaults;
import io.flashpaper.simulator.wire.Peer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.net.impl.ConnectionBase;

/** A peer over a Vert.x WebSocket, behind whatever is wrong with its venue. */
final class VertxPeer implements Peer {
  private static final int BUFFER_BYTES = 1 << 20;
  private static final int FRAGMENT_BYTES = 60_000;
  private static final Buffer PING = Buffer.buffer("heartbeat");

  private final ServerWebSocket socket;
  private final ConnectionBase connection;
  private final FrameFaults faults;
  private boolean deaf;

  VertxPeer(ServerWebSocket socket, ConnectionBase connection, FrameFaults faults) {
    this.socket = socket;
    this.connection = connection;
    this.faults = faults;
    socket.setWriteQueueMaxSize(BUFFER_BYTES);
  }

  @Override
  public void send(String text) {
    if (!deaf) {
      faults.of(text).forEach(this::write);
    }
  }

  /** Between the connection's end and the news of it, Vert.x refuses even to be asked. */
  private boolean isGone() {
    return socket.isClosed() || !connection.channel().isActive();
  }

  /** Sends a text as it is. */
  void say(String text) {
    write(new FrameFaults.Sent.Text(text));
  }

  private void write(FrameFaults.Sent sent) {
    if (isGone()) {
      return;
    }
    switch (sent) {
      case FrameFaults.Sent.Text text -> socket.writeTextMessage(text.text());
      case FrameFaults.Sent.Huge huge -> {
        socket.writeFrame(WebSocketFrame.textFrame("{\"padding\":\"", false));
        fragments(huge.bytes());
      }
    }
  }

  /** As fast as the client reads; what else is sent meanwhile waits for the end. */
  private void fragments(int left) {
    deaf = true;
    int rest = left;
    Buffer part = Buffer.buffer("a".repeat(FRAGMENT_BYTES));
    while (rest > 0 && !isGone() && !socket.writeQueueFull()) {
      socket.writeFrame(WebSocketFrame.continuationFrame(part, false));
      rest -= FRAGMENT_BYTES;
    }
    if (isGone()) {
      return;
    }
    if (rest <= 0) {
      deaf = false;
      socket.drainHandler(null);
      socket.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer("\"}"), true));
    } else {
      int remaining = rest;
      socket.drainHandler(_ -> fragments(remaining));
    }
  }

  @Override
  public boolean overflowing() {
    return !deaf && !isGone() && socket.writeQueueFull();
  }

  @Override
  public void close(int code, String reason) {
    socket.close((short) code, reason);
  }

  void ping() {
    if (!deaf && !isGone() && !socket.writeQueueFull()) {
      socket.writePing(PING);
    }
  }

  /** Neither reads nor writes from now on; the connection stays. */
  void deafen() {
    deaf = true;
    connection.doPause();
  }

  void resetIfDeaf() {
    if (deaf) {
      reset();
    }
  }

  /** Ends the connection without a word. */
  void reset() {
    reset(connection);
  }

  /** Past all handlers, the last of which would send a close frame. */
  static void reset(ConnectionBase connection) {
    Channel channel = connection.channel();
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
    channel.unsafe().close(channel.unsafe().voidPromise());
  }
}
