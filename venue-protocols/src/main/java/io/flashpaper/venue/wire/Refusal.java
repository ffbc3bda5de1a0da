// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.wire;

/** Why a message was not taken. */
public enum Refusal {
  /** Its text is no JSON. */
  NOT_JSON,
  /** A field that must be there is not. */
  MISSING_FIELD,
  /** A field is of another type, or holds what its type cannot. */
  WRONG_TYPE,
  /** It is in the integer-cent form the venue gave up in March 2026. */
  CENT_ERA
}
