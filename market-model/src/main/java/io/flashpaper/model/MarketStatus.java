// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model;

/** Where a market is in its life. */
public enum MarketStatus {
  /** Listed, not yet open. */
  UNOPENED,
  /** Trading. */
  OPEN,
  /** Trading halted by the venue; may open again. */
  PAUSED,
  /** Past its close, result not final. */
  CLOSED,
  /** Final. */
  SETTLED
}
