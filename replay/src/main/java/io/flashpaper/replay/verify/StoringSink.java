// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.ledger.store.Batch;
import io.flashpaper.ledger.store.Checkpoints;
import io.flashpaper.ledger.store.LedgerStore;
import io.flashpaper.ledger.store.LedgerStore.Outcome;
import io.flashpaper.ledger.store.SeenMarket;
import io.flashpaper.replay.LedgerSink;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Stores a replay as the service stores the ledger, but with fewer, larger transactions: one batch
 * of several is what they are one after the other. Each day begins with one of its own.
 */
final class StoringSink implements LedgerSink {
  private static final int MOST_ENTRIES = 2_000;
  private static final int MOST_BATCHES = 500;

  private final LedgerStore store;
  private final List<Batch> waiting = new ArrayList<>();
  private int entries;

  StoringSink(LedgerStore store) {
    this.store = store;
  }

  @Override
  public void accept(Batch batch) {
    boolean beginsDay =
        batch.before().isPresent()
            && Checkpoints.isNewDay(batch.before().get().tapeTimeMs(), batch.after().tapeTimeMs());
    if (beginsDay) {
      flush();
    }
    waiting.add(batch);
    entries += batch.entries().size();
    if (beginsDay || entries >= MOST_ENTRIES || waiting.size() >= MOST_BATCHES) {
      flush();
    }
  }

  /** Stores what is not stored yet. */
  void flush() {
    if (waiting.isEmpty()) {
      return;
    }
    try {
      if (store.commit(together()) != Outcome.COMMITTED) {
        throw new VerifyException("someone else writes into schema " + ScratchLedger.SCHEMA);
      }
    } catch (SQLException failed) {
      throw new VerifyException("the replay cannot be stored: " + failed.getMessage(), failed);
    }
    waiting.clear();
    entries = 0;
  }

  private Batch together() {
    List<LedgerEntry> all = new ArrayList<>();
    Map<String, AccountState> states = new TreeMap<>();
    List<SeenMarket> markets = new ArrayList<>();
    for (Batch batch : waiting) {
      all.addAll(batch.entries());
      batch.states().forEach(state -> states.put(state.account(), state));
      markets.addAll(batch.markets());
    }
    return new Batch(
        waiting.getFirst().before(),
        waiting.getLast().after(),
        all,
        List.copyOf(states.values()),
        markets,
        OptionalLong.empty());
  }
}
