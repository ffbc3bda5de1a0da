// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.faults;

import io.flashpaper.simulator.faults.Change;
import io.flashpaper.simulator.faults.Fault;
import io.flashpaper.simulator.faults.Progress;
import io.flashpaper.simulator.faults.SimulatedVenue;
import io.flashpaper.simulator.faults.Transport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The messages of some kinds of one venue, one kind after the other: in turn every field is gone,
 * and of every other kind. What would come too seldom is asked for.
 */
final class MutationRun {
  /** How often that is asked for, in world time. */
  private static final Duration NUDGE = Duration.ofSeconds(2);

  /** The same where the feed is then to read every market before it is asked again. */
  private static final Duration READING = Duration.ofSeconds(12);

  private static final Set<String> ONCE_A_SECOND =
      Set.of("cfbenchmarks_value", "heartbeat", "bts:heartbeat");

  /** A field that some messages of a kind have, and need not have come when all others are done. */
  private static final Map<String, String> SELDOM =
      Map.of("market", "/market/settlement_ts", "market_lifecycle_v2", "/msg/settled_ts");

  private final FaultWorld world;
  private final SimulatedVenue venue;
  private final Transport transport;
  private final int healthy;
  private final List<String> kinds;
  private final Map<String, Integer> done = new LinkedHashMap<>();
  private int current;
  private double refusedBefore;
  private long nudgedMs;

  /**
   * Begins with the first kind.
   *
   * @param healthy how many healthy messages of the kind follow a mutated one, if they come often
   */
  MutationRun(
      FaultWorld world,
      SimulatedVenue venue,
      Transport transport,
      int healthy,
      List<String> kinds) {
    this.world = world;
    this.venue = venue;
    this.transport = transport;
    this.healthy = healthy;
    this.kinds = kinds;
    begin();
  }

  private void begin() {
    String kind = kinds.get(current);
    int between = ONCE_A_SECOND.contains(kind) ? 1 : healthy;
    refusedBefore = refused();
    world
        .faults()
        .set(venue, transport, new Fault.Mutated(kind, "", List.of(Change.values()), between));
  }

  private double refused() {
    return world.counted("flashpaper.feed.refused.frames", venue.label());
  }

  /**
   * Goes on with the next kind once every field of one had its turn and the feed has counted that
   * some could not be read; whether there is none left.
   */
  boolean isThrough() {
    if (current == kinds.size()) {
      return true;
    }
    Progress progress = world.faults().progress(venue, transport).orElseThrow();
    done.put(kinds.get(current), progress.done().size());
    if (isComplete(progress) && refused() > refusedBefore) {
      return isLast();
    }
    nudge();
    return false;
  }

  private boolean isComplete(Progress progress) {
    String seldom = SELDOM.getOrDefault(kinds.get(current), "");
    return progress.isComplete() && progress.done().stream().anyMatch(d -> d.startsWith(seldom));
  }

  private boolean isLast() {
    current++;
    if (current == kinds.size()) {
      return true;
    }
    begin();
    return false;
  }

  private void nudge() {
    long nowMs = world.clock().millis();
    Duration pause = kinds.get(current).equals("market") ? READING : NUDGE;
    if (nowMs - nudgedMs < pause.toMillis()) {
      return;
    }
    nudgedMs = nowMs;
    switch (kinds.get(current)) {
      case "orderbook_snapshot" -> world.faults().sendSnapshots();
      case "market_lifecycle_v2", "market" -> world.faults().sendLifecycles();
      case "last_match" -> world.faults().sendLastMatch();
      case "subscribed", "subscriptions", "subscribe", "bts:subscription_succeeded" -> cut();
      default -> {}
    }
  }

  /** Comes once a connection: one that lives all the same is cut. */
  private void cut() {
    if (world.streams(venue)) {
      world.faults().disconnect(venue);
    }
  }

  /** How many mutations of each kind there were. */
  @Override
  public String toString() {
    return venue.label() + " by " + transport.label() + " " + done;
  }
}
