// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** One WebSocket connection, from the attempt to its end. */
public interface VenueSocket {
  /** What happens on the connection; always on the context that opened it. */
  interface Listener {
    /** The handshake is done. */
    void opened();

    /** A text frame came. */
    void frame(String text);

    /** Any other sign of life came, such as a pong. */
    void signOfLife();

    /** It could not be made, broke, or was closed by the venue. Told once, and nothing after it. */
    void ended(SocketEnd end);
  }

  /** Makes connections. */
  interface Opener {
    /** Begins to connect; the listener hears of the outcome later, never before this returns. */
    VenueSocket open(
        URI uri, Map<String, String> headers, Duration connectLimit, Listener listener);
  }

  /** Sends a text; without effect unless it is open. */
  void send(String text);

  /** Sends a WebSocket ping; without effect unless it is open. */
  void ping();

  /** Closes it, whatever its state; the listener hears nothing more. */
  void close();
}
