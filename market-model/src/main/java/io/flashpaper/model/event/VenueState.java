// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model.event;

/** Whether an exchange's quote counts in the index, and if not, why. */
public enum VenueState {
  /** It counts. */
  USED,
  /** No connection. */
  DISCONNECTED,
  /** No bid, no ask, or bid at or above ask. */
  CROSSED_OR_EMPTY,
  /** Too old. */
  STALE,
  /** Its spread is too wide. */
  WIDE,
  /** Too far from the others. */
  OUTLIER,
  /** Too few venues to say which of them is right. */
  DISPUTED
}
