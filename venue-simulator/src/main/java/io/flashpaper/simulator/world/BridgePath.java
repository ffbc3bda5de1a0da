// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import java.util.List;

/** A seeded Brownian bridge through the samples; a free walk after the last. */
final class BridgePath {
  private static final double VOLATILITY = 0.55 / Math.sqrt(PricePath.SECONDS_PER_YEAR);

  private final List<Sample> samples;
  private final SeedStream chance;
  private int next;
  private long atMs;
  private double price;

  BridgePath(List<Sample> samples, long startMs, long seed) {
    this.samples = samples;
    this.chance = SeedStream.of(seed, "bridge");
    this.atMs = startMs;
    this.price = samples.getFirst().price();
  }

  double moveTo(long toMs) {
    while (next < samples.size() && samples.get(next).atMs() <= toMs) {
      price = samples.get(next).price();
      atMs = samples.get(next).atMs();
      next++;
    }
    double dt = (toMs - atMs) / 1000.0;
    double n = chance.normal();
    if (dt <= 0) {
      return price;
    }
    double sd = VOLATILITY * price;
    if (next < samples.size()) {
      double left = (samples.get(next).atMs() - atMs) / 1000.0;
      price +=
          (samples.get(next).price() - price) * dt / left
              + sd * Math.sqrt(dt * (left - dt) / left) * n;
    } else {
      price += sd * Math.sqrt(dt) * n;
    }
    atMs = toMs;
    return price;
  }
}
