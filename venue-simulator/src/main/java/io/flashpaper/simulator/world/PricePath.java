// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import io.flashpaper.simulator.world.ScriptEvent.Calm;
import io.flashpaper.simulator.world.ScriptEvent.Drift;
import io.flashpaper.simulator.world.ScriptEvent.Jump;
import io.flashpaper.simulator.world.ScriptEvent.Pin;
import java.util.List;

/**
 * The true price in steps of 100 ms: chance, then the script in its order, then Poisson jumps. Uses
 * no transcendental function, so every machine agrees bit for bit.
 */
final class PricePath {
  static final long STEP_MS = 100;
  static final double START = 76_500.0;
  static final double SECONDS_PER_YEAR = 31_536_000.0;

  private static final double PIN_STRENGTH = 0.02;
  private static final double JUMP_SD = 8e-4;

  private final SeedStream chance;
  private final SeedStream jumps;
  private final double sdPerStep;
  private final double jumpProbability;
  private double price = START;

  PricePath(long seed, double annualVolatility, double jumpsPerHour) {
    this.chance = SeedStream.of(seed, "btc");
    this.jumps = SeedStream.of(seed, "jump");
    this.sdPerStep = annualVolatility * Math.sqrt(0.1 / SECONDS_PER_YEAR);
    this.jumpProbability = jumpsPerHour * 0.1 / 3600.0;
  }

  double price() {
    return price;
  }

  /**
   * Takes one step.
   *
   * @param atMs the step's stamp, milliseconds after the window's open
   * @param anchor the price pins are relative to
   */
  double step(long atMs, double anchor, List<ScriptEvent> script) {
    double r = sdPerStep * chance.normal();
    for (ScriptEvent event : script) {
      if (event instanceof Calm calm && within(atMs, calm.fromMs(), calm.toMs())) {
        r *= calm.factor();
      }
    }
    price = price * (1 + r);
    for (ScriptEvent event : script) {
      apply(event, atMs, anchor);
    }
    if (jumpProbability > 0 && jumps.chance(jumpProbability)) {
      price = price * (1 + JUMP_SD * jumps.normal());
    }
    return price;
  }

  private void apply(ScriptEvent event, long atMs, double anchor) {
    if (event instanceof Pin pin && within(atMs, pin.fromMs(), pin.toMs())) {
      double target = anchor * (1 + pin.offsetBp() / 1e4);
      price = price * (1 + (target / price - 1) * PIN_STRENGTH);
    } else if (event instanceof Drift drift && within(atMs, drift.fromMs(), drift.toMs())) {
      double share = (double) STEP_MS / (drift.toMs() - drift.fromMs());
      price = price * (1 + drift.bp() / 1e4 * share);
    } else if (event instanceof Jump jump && jump.atMs() == atMs) {
      price = price * (1 + jump.bp() / 1e4);
    }
  }

  private static boolean within(long at, long from, long to) {
    return at >= from && at < to;
  }
}
