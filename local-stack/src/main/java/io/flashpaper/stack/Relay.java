// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A network between two processes of this machine, in miniature: forwards TCP connections from its
 * own loopback port to another one, and can be cut.
 */
public final class Relay implements AutoCloseable {
  private static final int CHUNK = 1 << 16;

  private final int target;
  private final ServerSocket server;
  private final List<Socket> open = new ArrayList<>();
  private State state = State.WHOLE;

  /** How a relay can be. */
  public enum State {
    /** Everything is forwarded. */
    WHOLE,
    /** Nothing is forwarded, but nothing is lost: it comes when the relay is whole again. */
    STALLED,
    /** All connections are broken, and new ones break at once. */
    BROKEN,
    /** Closed for good. */
    CLOSED
  }

  private Relay(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("relay").start(this::accept);
  }

  /** A whole relay to a loopback port, where somebody need not listen yet. */
  public static Relay to(int port) {
    try {
      return new Relay(port);
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on the loopback interface for a relay", e);
    }
  }

  /** The loopback port to come to instead. */
  public int port() {
    return server.getLocalPort();
  }

  /** Cuts it, or makes it whole again. */
  public synchronized void become(State next) {
    if (state == State.CLOSED) {
      return;
    }
    state = next;
    if (next == State.BROKEN || next == State.CLOSED) {
      open.forEach(Relay::close);
      open.clear();
    }
    notifyAll();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().name("relay").start(() -> connect(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    if (!keep(client)) {
      return;
    }
    try {
      awaitFlow();
      Socket onward = new Socket(InetAddress.getLoopbackAddress(), target);
      if (keep(onward)) {
        Thread.ofVirtual().name("relay").start(() -> forward(client, onward));
        forward(onward, client);
      }
    } catch (IOException nobodyListens) {
      close(client);
    }
  }

  private synchronized boolean keep(Socket socket) {
    if (state == State.BROKEN || state == State.CLOSED) {
      close(socket);
      return false;
    }
    open.removeIf(Socket::isClosed);
    open.add(socket);
    return true;
  }

  private void forward(Socket from, Socket to) {
    byte[] chunk = new byte[CHUNK];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        awaitFlow();
        out.write(chunk, 0, read);
      }
      awaitFlow();
    } catch (IOException broken) {
      // Both ends are closed: each side sees a broken connection, as it would on a network.
    }
  }

  private synchronized void awaitFlow() throws IOException {
    try {
      while (state == State.STALLED) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException("a socket cannot be closed", e);
    }
  }

  @Override
  public void close() {
    become(State.CLOSED);
    close(server);
  }
}
