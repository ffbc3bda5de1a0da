// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FreePortsTest {
  @Test
  void noneIsGivenTwiceAndAllCanBeListenedOn() throws Exception {
    List<Integer> ports = new ArrayList<>(FreePorts.take(5));
    ports.add(FreePorts.take());

    assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port >= 20_000 && port < 32_000);
    for (int port : ports) {
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        assertThat(FreePorts.isFree(port)).isFalse();
        assertThat(socket.getLocalPort()).isEqualTo(port);
      }
    }
  }
}
