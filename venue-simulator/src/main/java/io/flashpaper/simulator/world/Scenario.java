// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import io.flashpaper.simulator.world.ScriptEvent.Blind;
import io.flashpaper.simulator.world.ScriptEvent.Calm;
import io.flashpaper.simulator.world.ScriptEvent.Drift;
import io.flashpaper.simulator.world.ScriptEvent.Flash;
import io.flashpaper.simulator.world.ScriptEvent.Jump;
import io.flashpaper.simulator.world.ScriptEvent.Outage;
import io.flashpaper.simulator.world.ScriptEvent.Pin;
import io.flashpaper.simulator.world.ScriptEvent.Spike;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What kind of day it is: volatility, how late the market maker is, and the script of a window. */
public enum Scenario {
  /** A jump and a flash crash in every window, for a newcomer. */
  DEMO(0.55, 1200, 6),
  /** Nothing happens. */
  QUIET(0.30, 200, 0),
  /** A jump up at 200 s that the market maker sees 2.5 s late. */
  DELAY_UP(0.30, 2500, 0),
  /** A jump down at 200 s that the market maker sees 2.5 s late. */
  DELAY_DOWN(0.30, 2500, 0),
  /** The jump up with a market maker too fast to be beaten. */
  DELAY_FAST_MM(0.30, 100, 0),
  /** A slow climb that keeps the contract high. */
  HIGH(0.30, 200, 0),
  /** The climb with a flash crash of the bid at 420 s. */
  FLASH(0.30, 200, 0),
  /** Three exchanges fall silent; one lies for ten seconds. */
  OUTAGE(0.30, 200, 0),
  /** Plain chance with jumps, no script. */
  RANDOM(0.55, 1200, 6);

  private static final long WARM_UP = -120_000;
  private static final long END = 900_000;

  private final double annualVolatility;
  private final long makerLagMs;
  private final double jumpsPerHour;

  Scenario(double annualVolatility, long makerLagMs, double jumpsPerHour) {
    this.annualVolatility = annualVolatility;
    this.makerLagMs = makerLagMs;
    this.jumpsPerHour = jumpsPerHour;
  }

  double annualVolatility() {
    return annualVolatility;
  }

  long makerLagMs() {
    return makerLagMs;
  }

  double jumpsPerHour() {
    return jumpsPerHour;
  }

  /** The name as typed: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Finds a scenario by its label. */
  public static Optional<Scenario> byLabel(String label) {
    return Arrays.stream(values()).filter(s -> s.label().equals(label)).findFirst();
  }

  /**
   * The script of the window that opens at {@code openMs}; the same seed and open give the same
   * script.
   */
  public List<ScriptEvent> script(long seed, long openMs) {
    return switch (this) {
      case DEMO -> demo(seed, openMs);
      case QUIET -> List.of(new Calm(WARM_UP, END, 0.3), new Pin(WARM_UP, END, 0));
      case DELAY_UP, DELAY_FAST_MM -> delayed(14);
      case DELAY_DOWN -> delayed(-14);
      case HIGH -> climb(16);
      case FLASH -> {
        List<ScriptEvent> climb = climb(18);
        yield List.of(
            climb.get(0),
            climb.get(1),
            climb.get(2),
            climb.get(3),
            new Flash(420_000, 420_000, 0, 0.20, 3_000, 2_000, 20_000));
      }
      case OUTAGE ->
          List.of(
              new Calm(WARM_UP, END, 0.3),
              new Pin(WARM_UP, END, 0),
              new Outage(100_000, 160_000, Venue.KRAKEN),
              new Outage(100_000, 160_000, Venue.BITSTAMP),
              new Outage(100_000, 160_000, Venue.BINANCE_US),
              new Spike(300_000, 310_000, Venue.BINANCE_US, 60));
      case RANDOM -> List.of();
    };
  }

  private static List<ScriptEvent> delayed(double bp) {
    return List.of(
        new Calm(WARM_UP, END, 0.5), new Pin(WARM_UP, 200_000, 0), new Jump(200_000, bp));
  }

  private static List<ScriptEvent> climb(double bp) {
    return List.of(
        new Calm(WARM_UP, END, 0.3),
        new Pin(WARM_UP, 100_000, 0),
        new Drift(100_000, 300_000, bp),
        new Pin(300_000, END, bp));
  }

  /**
   * One jump two to six minutes after the open, up and down in turn, which the market maker does
   * not see for 4 to 6 s; one flash crash between 7 and 10 minutes once the bid is at least 66c, or
   * at 13 minutes whatever the bid.
   */
  private static List<ScriptEvent> demo(long seed, long openMs) {
    SeedStream stream = SeedStream.of(seed, "script:" + openMs);
    long jumpAt = 120_000 + 100L * stream.below(2_400);
    double bp = 18 + 12 * stream.uniform();
    boolean up = ((openMs / END + seed) & 1) == 0;
    long blindMs = 4_000 + 100L * stream.below(21);
    long flashAt = 420_000 + 100L * stream.below(1_800);
    double depth = 0.22 + 0.06 * stream.uniform();
    return List.of(
        new Jump(jumpAt, up ? bp : -bp),
        new Blind(jumpAt, jumpAt + blindMs),
        new Flash(flashAt, 780_000, 6_600, depth, 2_500, 2_000, 20_000));
  }
}
