// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

/** The four spot exchanges, with the character the world gives each. */
public enum Venue {
  /** Fastest and tightest. */
  COINBASE("coinbase", 0, 0.8, 0.5, 0.2, 0),
  /** A step late. */
  KRAKEN("kraken", 100, 0.5, 1.0, 0.3, 0.1),
  /** The slowest. */
  BITSTAMP("bitstamp", 200, 0.4, 2.0, 0.4, -0.1),
  /** Wide, and a little dear. */
  BINANCE_US("binance_us", 100, 0.4, 2.5, 0.4, 0.3);

  private final String key;
  private final long lagMs;
  private final double publishProbability;
  private final double halfSpread;
  private final double noiseBp;
  private final double basisBp;

  Venue(
      String key,
      long lagMs,
      double publishProbability,
      double halfSpread,
      double noiseBp,
      double basisBp) {
    this.key = key;
    this.lagMs = lagMs;
    this.publishProbability = publishProbability;
    this.halfSpread = halfSpread;
    this.noiseBp = noiseBp;
    this.basisBp = basisBp;
  }

  String key() {
    return key;
  }

  long lagMs() {
    return lagMs;
  }

  /** The chance to publish within one step of 100 ms. */
  double publishProbability() {
    return publishProbability;
  }

  double halfSpread() {
    return halfSpread;
  }

  double noise() {
    return noiseBp / 1e4;
  }

  double basis() {
    return basisBp / 1e4;
  }
}
