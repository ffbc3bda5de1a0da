// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import io.flashpaper.simulator.world.ScriptEvent.Calm;
import io.flashpaper.simulator.world.ScriptEvent.Drift;
import io.flashpaper.simulator.world.ScriptEvent.Jump;
import io.flashpaper.simulator.world.ScriptEvent.Pin;
import java.util.List;

/**
 * The true price in steps of 100 ms. A step's return is drawn by chance, changed by the script in
 * its order, then by Poisson jumps. Uses no transcendental function, so every machine agrees bit
 * for bit.
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
      r = apply(event, r, atMs, anchor);
    }
    if (jumpProbability > 0 && jumps.chance(jumpProbability)) {
      r += jumps.normal() * JUMP_SD;
    }
    price = price * (1 + r);
    return price;
  }

  private double apply(ScriptEvent event, double r, long atMs, double anchor) {
    if (event instanceof Calm calm && within(atMs, calm.fromMs(), calm.toMs())) {
      return r * calm.factor();
    }
    if (event instanceof Pin pin && within(atMs, pin.fromMs(), pin.toMs())) {
      double target = anchor * (1 + pin.offsetBp() / 1e4);
      return r + (target / price - 1) * PIN_STRENGTH;
    }
    if (event instanceof Drift drift && within(atMs, drift.fromMs(), drift.toMs())) {
      return r + drift.bp() / 1e4 * STEP_MS / (drift.toMs() - drift.fromMs());
    }
    if (event instanceof Jump jump && jump.atMs() == atMs) {
      return r + jump.bp() / 1e4;
    }
    return r;
  }

  private static boolean within(long at, long from, long to) {
    return at >= from && at < to;
  }
}
