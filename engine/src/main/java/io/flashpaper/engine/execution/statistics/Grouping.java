// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

/** By what trades are grouped. */
public enum Grouping {
  /** The account that traded. */
  ACCOUNT,
  /** The strategy that wanted it. */
  STRATEGY,
  /** The configured instance of a strategy. */
  INSTANCE,
  /** The market's series: its type. */
  SERIES,
  /** The side held. */
  SIDE;

  /** The group a trade is in. */
  public String of(TradeResult trade) {
    return switch (this) {
      case ACCOUNT -> trade.labels().account();
      case STRATEGY -> trade.labels().strategy();
      case INSTANCE -> trade.labels().instance();
      case SERIES -> trade.labels().series();
      case SIDE -> trade.side().name();
    };
  }
}
