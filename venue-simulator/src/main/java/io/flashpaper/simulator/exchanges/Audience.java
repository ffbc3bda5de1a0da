// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.exchanges;

import io.flashpaper.simulator.wire.Peer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who is connected to an exchange, and to which channels each listens. */
final class Audience {
  private static final int POLICY_VIOLATION = 1008;

  private final Map<Peer, Set<String>> channels = new LinkedHashMap<>();

  void join(Peer peer) {
    channels.put(peer, new TreeSet<>());
  }

  void leave(Peer peer) {
    channels.remove(peer);
  }

  /** The channels of a peer, to be read or changed. */
  Set<String> of(Peer peer) {
    return channels.computeIfAbsent(peer, p -> new TreeSet<>());
  }

  boolean listensTo(String channel) {
    return channels.values().stream().anyMatch(c -> c.contains(channel));
  }

  /** Sends to all who listen; one who does not keep up is disconnected. */
  void tell(String channel, String frame) {
    for (Map.Entry<Peer, Set<String>> entry : List.copyOf(channels.entrySet())) {
      if (entry.getValue().contains(channel)) {
        send(entry.getKey(), frame);
      }
    }
  }

  private void send(Peer peer, String frame) {
    if (peer.overflowing()) {
      leave(peer);
      peer.close(POLICY_VIOLATION, "slow consumer");
    } else {
      peer.send(frame);
    }
  }
}
