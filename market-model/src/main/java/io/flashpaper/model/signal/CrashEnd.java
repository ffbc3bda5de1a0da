// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model.signal;

/** Why the next flash crash of a market can be told again. */
public enum CrashEnd {
  /** Half of the fall was regained. */
  RETRACE,
  /** Long enough ago. */
  TIME,
  /** The book was lost or the tape silent: what was known is worthless. */
  RESET,
  /** The market closed. */
  CLOSED
}
