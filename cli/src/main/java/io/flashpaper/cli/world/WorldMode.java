// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.world;

/** Where the market data of a data folder comes from. */
public enum WorldMode {
  /** The simulator makes it up from a seed. */
  SYNTHETIC,
  /** The simulator plays a recorded day. */
  RECORDING,
  /** The real venues. */
  LIVE
}
