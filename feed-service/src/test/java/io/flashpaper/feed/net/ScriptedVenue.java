// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A venue that does what a test tells it, without a network. */
public final class ScriptedVenue implements VenueSocket.Opener {
  /** One attempt to connect, as the venue sees it. */
  public static final class Attempt implements VenueSocket {
    private final Map<String, String> headers;
    private final Listener listener;
    private final List<String> heard = new ArrayList<>();
    private int pings;
    private boolean closed;

    Attempt(Map<String, String> headers, Listener listener) {
      this.headers = headers;
      this.listener = listener;
    }

    /** Lets the handshake succeed. */
    public Attempt accept() {
      listener.opened();
      return this;
    }

    /** Answers the handshake with an HTTP status. */
    public void answer(int status) {
      closed = true;
      listener.ended(
          new SocketEnd("HTTP status " + status, OptionalInt.of(status), Optional.empty()));
    }

    /** Sends frames. */
    public Attempt say(String... texts) {
      for (String text : texts) {
        if (!closed) {
          listener.frame(text);
        }
      }
      return this;
    }

    public void pong() {
      if (!closed) {
        listener.signOfLife();
      }
    }

    /** Breaks the connection. */
    public void cut() {
      if (!closed) {
        closed = true;
        listener.ended(SocketEnd.because("closed by the venue"));
      }
    }

    public List<String> heard() {
      return heard;
    }

    public int pings() {
      return pings;
    }

    public boolean isClosed() {
      return closed;
    }

    public Map<String, String> headers() {
      return headers;
    }

    @Override
    public void send(String text) {
      heard.add(text);
    }

    @Override
    public void ping() {
      pings++;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private final List<Attempt> attempts = new ArrayList<>();

  @Override
  public VenueSocket open(
      URI uri, Map<String, String> headers, Duration connectLimit, VenueSocket.Listener listener) {
    Attempt attempt = new Attempt(headers, listener);
    attempts.add(attempt);
    return attempt;
  }

  public List<Attempt> attempts() {
    return attempts;
  }

  public Attempt last() {
    return attempts.getLast();
  }
}
