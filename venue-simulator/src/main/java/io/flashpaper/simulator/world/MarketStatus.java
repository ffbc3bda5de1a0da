// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import java.util.Locale;

/** Where a market is in its life. */
public enum MarketStatus {
  /** Listed, not yet open. */
  INITIALIZED("unopened"),
  /** Trading. */
  ACTIVE("open"),
  /** No more trading, outcome not yet known. */
  CLOSED("closed"),
  /** Outcome known, not yet paid. */
  DETERMINED("closed"),
  /** Paid. */
  FINALIZED("settled");

  private final String filter;

  MarketStatus(String filter) {
    this.filter = filter;
  }

  /** As the market object shows it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value of the listing's status filter that finds it. */
  public String filter() {
    return filter;
  }
}
