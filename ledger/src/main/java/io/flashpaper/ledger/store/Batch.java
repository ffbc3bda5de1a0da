// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one transaction stores.
 *
 * @param before the position it starts from; empty for the very first
 * @param after the position it leads to
 * @param states the accounts that changed
 * @param signalsRewind where the signal side would begin to read the tape to go on from here, as
 *     far as it has told
 */
public record Batch(
    Optional<Position> before,
    Position after,
    List<LedgerEntry> entries,
    List<AccountState> states,
    List<SeenMarket> markets,
    OptionalLong signalsRewind) {
  /** Freezes the lists. */
  public Batch {
    entries = List.copyOf(entries);
    states = List.copyOf(states);
    markets = List.copyOf(markets);
  }

  /** A batch after which nobody knows where the signal side would begin. */
  public Batch(
      Optional<Position> before,
      Position after,
      List<LedgerEntry> entries,
      List<AccountState> states,
      List<SeenMarket> markets) {
    this(before, after, entries, states, markets, OptionalLong.empty());
  }
}
