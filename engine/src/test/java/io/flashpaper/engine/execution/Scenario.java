// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.Heartbeat;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.model.signal.SignalMessage.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A tape written by hand, event by event, with what strategies want after each. */
final class Scenario {
  static final long T0 = 1_790_000_100_000L;
  static final MarketId ID = new MarketId("KXBTC15M-26SEP210815-15");
  static final Reason WHY = Reason.of("TEST");

  final ExecutionEngine engine;
  final List<LedgerEntry> entries = new ArrayList<>();
  private final String account;
  private long offset = -1;

  Scenario(AccountPlan plan) {
    this.engine = new ExecutionEngine(List.of(plan), Map.of(), new SignalBuffer());
    this.account = plan.account();
    tape(new MarketUpdated(T0, market(ID, T0, 900_000)));
  }

  static Market market(MarketId id, long openMs, long lengthMs) {
    return new Market(
        id,
        "KXBTC15M",
        MarketStatus.OPEN,
        StrikeRule.GREATER_OR_EQUAL,
        OptionalLong.of(76_500_000_000L),
        openMs,
        openMs + lengthMs,
        List.of());
  }

  static Ladder bids(int... centsAndContracts) {
    Map<Price, Quantity> levels = new TreeMap<>();
    for (int i = 0; i < centsAndContracts.length; i += 2) {
      levels.put(
          Price.ofCents(centsAndContracts[i]), Quantity.ofContracts(centsAndContracts[i + 1]));
    }
    return Ladder.of(levels);
  }

  static Desire want(Side side, int limitCents) {
    return new Desire.Want(
        side, Price.ofCents(limitCents), T0 + 900_000, OptionalLong.of(600_000), WHY);
  }

  /** One side's offer: contracts for sale at prices, and bids for that side. */
  static Book book(Side side, Ladder bids, Ladder otherSidesBids) {
    return side == Side.YES ? new Book(bids, otherSidesBids) : new Book(otherSidesBids, bids);
  }

  Scenario book(long afterMs, Book book, Desire... desires) {
    return tape(new BookSnapshot(T0 + afterMs, ID, book, FeedMode.WS), desires);
  }

  Scenario beat(long afterMs, Desire... desires) {
    return tape(new Heartbeat(T0 + afterMs), desires);
  }

  Scenario tape(TapeEvent event, Desire... desires) {
    offset++;
    for (Desire desire : desires) {
      engine.offer(
          new Signal(
              "test:" + ID + ":" + offset,
              offset,
              event.timeMs(),
              "test",
              "test-strategy",
              "1.0",
              account,
              100,
              ID,
              desire));
    }
    engine.offer(new Progress(offset, event.timeMs(), 0));
    entries.addAll(engine.step(new TapeRecord(offset, event)));
    return this;
  }

  <T extends LedgerEntry> List<T> all(Class<T> type) {
    return entries.stream().filter(type::isInstance).map(type::cast).toList();
  }

  AccountState state() {
    return engine.states().firstEntry().getValue();
  }
}
