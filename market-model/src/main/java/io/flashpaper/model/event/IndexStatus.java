// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model.event;

/** How far the index can be trusted. */
public enum IndexStatus {
  /** Three or more venues agree. */
  OK,
  /** Two venues agree. */
  DEGRADED,
  /** One venue only. */
  SINGLE,
  /** No venue. */
  NONE,
  /** The venues disagree so much that there is no value. */
  DISPUTED
}
