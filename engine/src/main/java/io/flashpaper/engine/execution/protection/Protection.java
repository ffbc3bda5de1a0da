// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.protection;

/** A protection that pauses. */
public enum Protection {
  /** The day's trades lost too much. */
  DAILY_LOSS,
  /** Closed trades fell too far below their peak. */
  DRAWDOWN,
  /** Too many trades lost in a row. */
  LOSS_STREAK
}
