// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.wire;

/** The client at the other end of one WebSocket. Used on the simulator's thread only. */
public interface Peer {
  /** Queues a text frame. */
  void send(String text);

  /** Whether the client reads so slowly that its buffer is full. */
  boolean overflowing();

  /** Closes with a WebSocket close code. */
  void close(int code, String reason);
}
