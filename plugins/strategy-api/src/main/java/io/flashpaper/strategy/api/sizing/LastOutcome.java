// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.api.sizing;

/** How the last trade that was counted ended. */
public enum LastOutcome {
  /** No trade was counted yet. */
  NONE,
  /** Its net result, after all fees, was above $0. */
  WIN,
  /** Its net result was below $0, or $0 where the account counts that as a loss. */
  LOSS
}
