// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

import io.flashpaper.engine.execution.sizing.SizingPlan;
import io.flashpaper.engine.execution.sizing.SizingState;
import io.flashpaper.model.MarketId;
import java.util.ArrayList;
import java.util.List;

/**
 * The last trades that are over. What the venue pays can be corrected as long as it is among them:
 * the last {@value #MOST}, and of those no one that ended {@value #LONGEST_MS} ms before the last
 * one.
 *
 * @param before what sizing remembered before the first of them
 * @param trades oldest first
 */
public record PastTrades(SizingState before, List<PastTrade> trades) {
  /** None yet. */
  public static final PastTrades NONE = new PastTrades(SizingState.START, List.of());

  /** So many are remembered. */
  public static final int MOST = 100;

  /** So long: a week. */
  public static final long LONGEST_MS = 604_800_000;

  /** Freezes the list. */
  public PastTrades {
    trades = List.copyOf(trades);
  }

  /** Those that were paid by a market. */
  public List<PastTrade> paidBy(MarketId market) {
    return trades.stream()
        .filter(trade -> trade.payout().filter(p -> p.market().equals(market)).isPresent())
        .toList();
  }

  /** With another one, which makes the oldest be forgotten. */
  PastTrades plus(PastTrade trade, SizingPlan sizing) {
    List<PastTrade> next = new ArrayList<>(trades);
    next.add(trade);
    SizingState state = before;
    while (next.size() > MOST || next.getFirst().closedMs() < trade.closedMs() - LONGEST_MS) {
      state = after(state, next.removeFirst(), sizing);
    }
    return new PastTrades(state, next);
  }

  /** With one of them as it stands now. */
  PastTrades with(PastTrade trade) {
    return new PastTrades(
        before, trades.stream().map(t -> t.id().equals(trade.id()) ? trade : t).toList());
  }

  /** What sizing remembers of all of them and those before, each with its present result. */
  SizingState sizing(SizingPlan sizing) {
    SizingState state = before;
    for (PastTrade trade : trades) {
      state = after(state, trade, sizing);
    }
    return state;
  }

  static SizingState after(SizingState state, PastTrade trade, SizingPlan sizing) {
    return trade.isCounted() ? sizing.after(state, trade.net()) : state;
  }
}
