// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.model.MarketId;

/** Ids that every replay derives anew: account, market, tape offset of the decision. */
final class OrderIds {
  private OrderIds() {}

  /** The id of the next order decided at an offset; a second one there gets {@code :2}. */
  static String next(AccountState state, MarketId market, long tapeOffset) {
    String id = state.account() + ":" + market + ":" + tapeOffset;
    int number = 1;
    while (isTaken(state, number == 1 ? id : id + ":" + number)) {
      number++;
    }
    return number == 1 ? id : id + ":" + number;
  }

  private static boolean isTaken(AccountState state, String id) {
    return state.orders().stream().anyMatch(order -> order.id().equals(id));
  }
}
