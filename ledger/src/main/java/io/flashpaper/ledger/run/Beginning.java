// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.run;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.ledger.store.LedgerStore;
import io.flashpaper.ledger.store.Position;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a run begins with: all that is stored.
 *
 * @param position empty for a new ledger
 * @param states the accounts'
 * @param plans the parameters by which each account last traded
 */
public record Beginning(
    Optional<Position> position,
    Map<String, AccountState> states,
    Map<String, SortedMap<String, String>> plans) {
  /** Reads it. */
  public static Beginning of(LedgerStore store) throws SQLException {
    return new Beginning(store.position(), store.states(), store.plans());
  }
}
