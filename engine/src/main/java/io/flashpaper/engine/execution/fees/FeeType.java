// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.fees;

import java.util.Arrays;

/**
 * How the venue's fees depend on who traded: all are a share of {@code C · P · (1 - P)}. Source:
 * {@code fee_type} of a series and {@code fee_type_override} of an event.
 */
public enum FeeType {
  /** Takers pay, makers do not: the Bitcoin series. */
  QUADRATIC("quadratic"),
  /** Takers pay, makers a quarter of it. */
  QUADRATIC_WITH_MAKER_FEES("quadratic_with_maker_fees"),
  /** Takers pay, makers half of it. */
  QUADRATIC_WITH_COMBO_MAKER_FEES("quadratic_with_combo_maker_fees"),
  /** By a table of its own. */
  FLAT("flat"),
  /** One that this program does not know. */
  OTHER("");

  private final String wireName;

  FeeType(String wireName) {
    this.wireName = wireName;
  }

  /** What the venue calls it, such as {@code quadratic}; empty for {@link #OTHER}. */
  public String wireName() {
    return wireName;
  }

  /** The type that the venue calls so; {@link #OTHER} if it is not known. */
  public static FeeType named(String wireName) {
    return Arrays.stream(values())
        .filter(type -> type.wireName.equals(wireName))
        .findFirst()
        .orElse(OTHER);
  }
}
