// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model.signal;

/** What a flash crash seems to come of; for the record, nothing is decided by it. */
public enum CrashCause {
  /** The model's probability fell by at least half as much as K: such crashes seldom turn back. */
  INFORMATION,
  /** The model did not follow K: somebody took or pulled the bids. */
  LIQUIDITY,
  /** The model could not say what YES was worth then or now. */
  UNKNOWN
}
