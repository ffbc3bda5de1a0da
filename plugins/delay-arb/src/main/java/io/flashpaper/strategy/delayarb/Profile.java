// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

/** Which rule decides that the contract lags behind the underlying. */
public enum Profile {
  /** The predecessor's: a fast move of the underlying while K stands still. */
  V10,
  /** A model's: what the contract is worth against what it costs. */
  MODEL
}
