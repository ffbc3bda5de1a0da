// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Loopback ports that nobody uses at the moment. Between their choice and their use another process
 * could take them: they are none that a system gives to outgoing connections, and each process
 * begins to look at another one.
 */
public final class FreePorts {
  private static final int FIRST = 20_000;
  private static final int COUNT = 12_000;
  private static final long BETWEEN_PROCESSES = 37;
  private static final AtomicLong NEXT =
      new AtomicLong(ProcessHandle.current().pid() * BETWEEN_PROCESSES);

  private FreePorts() {}

  /** So many ports, all different. */
  public static List<Integer> take(int count) {
    List<Integer> ports = new ArrayList<>();
    for (int tried = 0; ports.size() < count; tried++) {
      if (tried == COUNT) {
        throw new UncheckedIOException(
            new IOException(
                "not %d ports from %d to %d are free on the loopback interface"
                    .formatted(count, FIRST, FIRST + COUNT - 1)));
      }
      int port = FIRST + (int) (NEXT.getAndIncrement() % COUNT);
      if (isFree(port)) {
        ports.add(port);
      }
    }
    return ports;
  }

  /** One port. */
  public static int take() {
    return take(1).getFirst();
  }

  /** Whether this very port can be listened on. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
