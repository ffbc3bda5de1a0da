// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import io.flashpaper.simulator.wire.Peer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;

/** A peer over a Vert.x WebSocket. */
final class VertxPeer implements Peer {
  private static final int BUFFER_BYTES = 1 << 20;
  private static final Buffer PING = Buffer.buffer("heartbeat");

  private final ServerWebSocket socket;

  VertxPeer(ServerWebSocket socket) {
    this.socket = socket;
    socket.setWriteQueueMaxSize(BUFFER_BYTES);
  }

  @Override
  public void send(String text) {
    if (!socket.isClosed()) {
      socket.writeTextMessage(text);
    }
  }

  @Override
  public boolean overflowing() {
    return socket.writeQueueFull();
  }

  @Override
  public void close(int code, String reason) {
    socket.close((short) code, reason);
  }

  void ping() {
    if (!socket.isClosed() && !socket.writeQueueFull()) {
      socket.writePing(PING);
    }
  }
}
