// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.faults;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What is wrong now, with every venue. */
public final class FaultBoard {
  private final Map<SimulatedVenue, Map<Transport, Standing>> standing =
      new EnumMap<>(SimulatedVenue.class);
  private final Map<SimulatedVenue, Duration> clocks = new EnumMap<>(SimulatedVenue.class);

  /** All is well. */
  public FaultBoard() {
    for (SimulatedVenue venue : SimulatedVenue.values()) {
      standing.put(venue, new EnumMap<>(Transport.class));
    }
  }

  /** Something is wrong from now on, in place of what was. */
  public void set(SimulatedVenue venue, Transport transport, Fault fault) {
    of(venue).put(transport, new Standing(venue, fault));
  }

  /** That is well again. */
  public void clear(SimulatedVenue venue, Transport transport) {
    of(venue).remove(transport);
  }

  /** What is wrong there. */
  public Optional<Fault> fault(SimulatedVenue venue, Transport transport) {
    return standing(venue, transport).map(Standing::fault);
  }

  /** How many frames, answers or handshakes the fault there has struck; 0 without one. */
  public long struck(SimulatedVenue venue, Transport transport) {
    return standing(venue, transport).map(Standing::struck).orElse(0L);
  }

  /** How far the mutation there has come; empty if there is none. */
  public Optional<Progress> progress(SimulatedVenue venue, Transport transport) {
    return standing(venue, transport).flatMap(Standing::progress);
  }

  /** The fault there has struck once, outside of frames and bodies. */
  public void strike(SimulatedVenue venue, Transport transport) {
    standing(venue, transport).ifPresent(Standing::strike);
  }

  /** How far a venue's clock is ahead; negative if it is behind. */
  public void clock(SimulatedVenue venue, Duration ahead) {
    clocks.put(venue, ahead);
  }

  /** How many milliseconds a venue's clock is ahead. */
  public long clockMs(SimulatedVenue venue) {
    return clocks.getOrDefault(venue, Duration.ZERO).toMillis();
  }

  /** What leaves the connections of a new WebSocket client. */
  public FrameFaults frames(SimulatedVenue venue) {
    return new FrameFaults(venue, () -> standing(venue, Transport.WEBSOCKET));
  }

  Optional<Standing> standing(SimulatedVenue venue, Transport transport) {
    return Optional.ofNullable(of(venue).get(transport));
  }

  private Map<Transport, Standing> of(SimulatedVenue venue) {
    return standing.getOrDefault(venue, Map.of());
  }
}
