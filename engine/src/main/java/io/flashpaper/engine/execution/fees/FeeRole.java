// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.fees;

/** Which end of a trade pays a fee. */
public enum FeeRole {
  /** Whose order met one that rested. */
  TAKER,
  /** Whose order rested. */
  MAKER
}
