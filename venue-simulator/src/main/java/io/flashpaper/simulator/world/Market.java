// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One contract as it is now. Changed by its world only. */
public final class Market {
  private static final int TRADES_KEPT = 1_000;
  private static final int TRADES_KEPT_SETTLED = 100;

  private final MarketSpec spec;
  private final String id;
  private final Book book = new Book();
  private final Deque<PublicTrade> trades = new ArrayDeque<>();
  private MarketStatus status = MarketStatus.INITIALIZED;
  private OptionalLong strikeCents;
  private OptionalLong averageCents = OptionalLong.empty();
  private Optional<Outcome> outcome = Optional.empty();
  private OptionalInt lastPrice = OptionalInt.empty();
  private long lastCount;
  private long volume;
  private long openInterest;
  private long updatedMs;
  private OptionalLong settledMs = OptionalLong.empty();

  Market(MarketSpec spec) {
    this.spec = spec;
    this.id = spec.id().toString();
    this.strikeCents = spec.knownStrikeCents();
    this.updatedMs = spec.createdMs();
  }

  /** What never changes. */
  public MarketSpec spec() {
    return spec;
  }

  /** Its ticker. */
  public String ticker() {
    return spec.ticker();
  }

  /** Its internal id. */
  public String id() {
    return id;
  }

  /** Its book. */
  public Book book() {
    return book;
  }

  /** Where it is in its life. */
  public MarketStatus status() {
    return status;
  }

  /** The strike, once known. */
  public OptionalLong strikeCents() {
    return strikeCents;
  }

  /** The settlement average, once determined. */
  public OptionalLong averageCents() {
    return averageCents;
  }

  /** What it came to, once determined. */
  public Optional<Outcome> outcome() {
    return outcome;
  }

  /** The last trade's YES price. */
  public OptionalInt lastPrice() {
    return lastPrice;
  }

  /** The last trade's count, zero before the first. */
  public long lastCount() {
    return lastCount;
  }

  /** Hundredths of contracts traded. */
  public long volume() {
    return volume;
  }

  /** Hundredths of contracts open. */
  public long openInterest() {
    return openInterest;
  }

  /** When it last changed its nature. */
  public long updatedMs() {
    return updatedMs;
  }

  /** When it paid. */
  public OptionalLong settledMs() {
    return settledMs;
  }

  /** Its latest trades, newest first. */
  public List<PublicTrade> trades() {
    return List.copyOf(trades);
  }

  void become(MarketStatus next, long atMs) {
    status = next;
    updatedMs = atMs;
  }

  void strike(long cents, long atMs) {
    strikeCents = OptionalLong.of(cents);
    updatedMs = atMs;
  }

  void determine(Outcome first, long cents, long atMs) {
    outcome = Optional.of(first);
    averageCents = OptionalLong.of(cents);
    become(MarketStatus.DETERMINED, atMs);
  }

  /** It has paid, and should have paid otherwise. */
  void correct(Outcome next, long atMs) {
    outcome = Optional.of(next);
    updatedMs = atMs;
  }

  void settle(long atMs) {
    settledMs = OptionalLong.of(atMs);
    become(MarketStatus.FINALIZED, atMs);
    while (trades.size() > TRADES_KEPT_SETTLED) {
      trades.removeLast();
    }
  }

  /** Volume from before anyone watched: no trade is shown for it. */
  void openingVolume(long hundredths) {
    volume = hundredths;
    openInterest = hundredths / 3;
  }

  void traded(PublicTrade trade) {
    trades.addFirst(trade);
    if (trades.size() > TRADES_KEPT) {
      trades.removeLast();
    }
    lastPrice = OptionalInt.of(trade.yesPrice());
    lastCount = trade.count();
    volume += trade.count();
    openInterest += trade.count() / 3;
  }
}
