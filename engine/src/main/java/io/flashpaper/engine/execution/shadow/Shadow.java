// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.shadow;

import io.flashpaper.model.MarketId;
import io.flashpaper.model.Money;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import java.util.Optional;

/**
 * Contracts that a rule kept from being bought, or had sold early, as if they were held to
 * settlement.
 *
 * @param id account, instance, market, tape offset and rule; of a trade sold early its id and the
 *     rule
 * @param rule the gate or protection that refused, or the reason for the exit
 * @param quantity contracts that would have been bought, or were sold
 * @param gross what they would have cost in the book of that moment, or did bring, without fees
 * @param fees what buying them would have been charged, or selling them was
 * @param tapeOffset the tape event at which it began
 * @param timeMs tape time at which it began
 * @param trade the trade that was sold early; empty if nothing was bought
 */
public record Shadow(
    String id,
    Source source,
    String rule,
    String instance,
    MarketId market,
    String series,
    Side side,
    Quantity quantity,
    Money gross,
    Money fees,
    long tapeOffset,
    long timeMs,
    Optional<String> trade) {
  /** Whose rule it is. */
  public enum Source {
    /** A gate beside the strategy refused the wish. */
    SIGNAL,
    /** A gate that needs the ledger, or a protection, refused it. */
    EXECUTION,
    /** An exit sold what was held. */
    EXIT
  }

  /** A rule's refusal of an instance's wish for a side, as long as it lasts. */
  public record Refusal(Source source, String rule, String instance, MarketId market, Side side) {}

  /** Checks that there is something to carry. */
  public Shadow {
    if (quantity.isZero()) {
      throw new IllegalArgumentException("shadow %s carries no contracts".formatted(id));
    }
  }

  /** What not to hold the contracts kept in the account: their whole price, or the proceeds. */
  public Money kept() {
    return switch (source) {
      case SIGNAL, EXECUTION -> gross.plus(fees);
      case EXIT -> gross.minus(fees);
    };
  }

  boolean isOf(Refusal refusal) {
    return source == refusal.source
        && rule.equals(refusal.rule)
        && isWish(refusal.instance, refusal.market, refusal.side);
  }

  boolean isWish(String otherInstance, MarketId otherMarket, Side otherSide) {
    return source != Source.EXIT
        && instance.equals(otherInstance)
        && market.equals(otherMarket)
        && side == otherSide;
  }
}
