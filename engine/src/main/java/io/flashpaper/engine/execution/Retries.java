// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.account.PendingOrder.Kind;
import io.flashpaper.engine.execution.account.StandingDesire;

/** Keeps what an order was for from ordering again at once, when it came to nothing. */
final class Retries {
  private final AccountDesk desk;

  Retries(AccountDesk desk) {
    this.desk = desk;
  }

  /** No order in place of this one before the plan's retry has passed since a time. */
  void later(PendingOrder order, long sinceMs) {
    long retryAtMs = sinceMs + desk.plan().retry().toMillis();
    desk.change(
        state ->
            order.kind() == Kind.ENTRY
                ? state.withDesires(
                    state.desires().stream()
                        .map(
                            desire ->
                                isBehind(desire, order) ? desire.retryingAt(retryAtMs) : desire)
                        .toList())
                : state
                    .trade(order.tradeId())
                    .map(trade -> state.changing(trade.retryingAt(retryAtMs)))
                    .orElse(state));
  }

  private static boolean isBehind(StandingDesire desire, PendingOrder order) {
    return order
        .origin()
        .filter(origin -> desire.isOf(origin.instance(), order.market()))
        .isPresent();
  }
}
