// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model;

/** How the settlement value is compared with the strike for YES to win. */
public enum StrikeRule {
  /** Strictly above the strike. */
  GREATER,
  /** At or above the strike. */
  GREATER_OR_EQUAL,
  /** Strictly below the strike. */
  LESS,
  /** At or below the strike. */
  LESS_OR_EQUAL,
  /** Any rule that names more than one bound or none; not priced by the model. */
  OTHER
}
