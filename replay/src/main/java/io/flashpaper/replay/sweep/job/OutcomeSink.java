// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.job;

import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.AccountHalted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.SizingFailed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.StrategyStopped;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeRestated;
import io.flashpaper.ledger.store.Batch;
import io.flashpaper.replay.LedgerSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps of a ledger how the trades of one account ended. */
final class OutcomeSink implements LedgerSink {
  private final String account;
  private final Map<String, TradeOutcome> trades = new LinkedHashMap<>();
  private final List<String> troubles = new ArrayList<>();

  OutcomeSink(String account) {
    this.account = account;
  }

  @Override
  public void accept(Batch batch) {
    batch.entries().forEach(this::take);
  }

  private void take(LedgerEntry entry) {
    if (entry instanceof TradeClosed closed && closed.account().equals(account)) {
      trades.put(
          closed.trade().id(),
          new TradeOutcome(
              closed.trade().market().ticker(),
              closed.timeMs(),
              closed.net(),
              closed.trade().fees()));
    } else if (entry instanceof TradeRestated restated && restated.account().equals(account)) {
      trades.computeIfPresent(
          restated.after().id(),
          (_, was) ->
              new TradeOutcome(was.market(), was.closedMs(), restated.after().net(), was.fees()));
    } else if (entry instanceof AccountHalted halted && halted.account().equals(account)) {
      troubles.add("account %s was halted: %s".formatted(account, halted.why()));
    } else if (entry instanceof SizingFailed failed && failed.account().equals(account)) {
      troubles.add("the sizing of account %s failed: %s".formatted(account, failed.evidence()));
    } else if (entry instanceof StrategyStopped stopped) {
      troubles.add("strategy %s was stopped".formatted(stopped.event().instance()));
    }
  }

  List<TradeOutcome> trades() {
    return List.copyOf(trades.values());
  }

  List<String> troubles() {
    return List.copyOf(troubles);
  }
}
