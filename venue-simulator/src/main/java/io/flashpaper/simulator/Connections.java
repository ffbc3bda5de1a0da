// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import io.flashpaper.simulator.faults.SimulatedVenue;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The open WebSockets of each venue. */
final class Connections {
  private final Map<SimulatedVenue, Set<VertxPeer>> open = new EnumMap<>(SimulatedVenue.class);

  void add(SimulatedVenue venue, VertxPeer peer) {
    open.computeIfAbsent(venue, _ -> new LinkedHashSet<>()).add(peer);
  }

  void remove(SimulatedVenue venue, VertxPeer peer) {
    open.getOrDefault(venue, Set.of()).remove(peer);
  }

  void each(SimulatedVenue venue, Consumer<VertxPeer> action) {
    List.copyOf(open.getOrDefault(venue, Set.of())).forEach(action);
  }

  int count(SimulatedVenue venue) {
    return open.getOrDefault(venue, Set.of()).size();
  }
}
