// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class RelayTest {
  private static final int BROKEN = -1;
  private ServerSocket echo;
  private Relay relay;

  @BeforeEach
  void listen() throws IOException {
    echo = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::answer);
    relay = Relay.to(echo.getLocalPort());
  }

  @AfterEach
  void close() throws IOException {
    relay.close();
    echo.close();
  }

  @Test
  void itForwardsBothWays() throws IOException {
    try (Socket client = connect()) {
      assertThat(echoOf(client, 7)).isEqualTo(7);
    }
  }

  @Test
  void whatIsStalledComesWhenItIsWholeAgain() throws IOException {
    try (Socket client = connect()) {
      assertThat(echoOf(client, 1)).isEqualTo(1);
      relay.become(Relay.State.STALLED);
      client.getOutputStream().write(2);
      client.setSoTimeout(200);
      assertThat(isSilent(client)).isTrue();
      relay.become(Relay.State.WHOLE);
      client.setSoTimeout(0);
      assertThat(client.getInputStream().read()).isEqualTo(2);
    }
  }

  @Test
  void whatIsBrokenStaysBrokenAndNewConnectionsBreakUntilItIsWholeAgain() throws IOException {
    try (Socket before = connect()) {
      assertThat(echoOf(before, 1)).isEqualTo(1);
      relay.become(Relay.State.BROKEN);
      assertThat(echoOf(before, 2)).isEqualTo(BROKEN);
      try (Socket meanwhile = connect()) {
        assertThat(echoOf(meanwhile, 3)).isEqualTo(BROKEN);
      }
      relay.become(Relay.State.WHOLE);
      try (Socket after = connect()) {
        assertThat(echoOf(after, 4)).isEqualTo(4);
      }
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), relay.port());
  }

  private static int echoOf(Socket client, int value) {
    try {
      client.getOutputStream().write(value);
      return client.getInputStream().read();
    } catch (IOException broken) {
      return BROKEN;
    }
  }

  private static boolean isSilent(Socket client) throws IOException {
    try {
      client.getInputStream().read();
      return false;
    } catch (SocketTimeoutException silent) {
      return true;
    }
  }

  private void answer() {
    while (!echo.isClosed()) {
      try {
        Socket client = echo.accept();
        Thread.ofVirtual().start(() -> answer(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void answer(Socket client) {
    try (client) {
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException gone) {
      // The client has gone.
    }
  }
}
