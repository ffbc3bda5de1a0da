// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import io.flashpaper.engine.index.IndexMethod;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.MarketGraded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A desk with one market that trades for a quarter of an hour, told what happens and when. */
final class DeskRun implements DeskOutput {
  static final MarketId ID = new MarketId("M-1");
  static final long CLOSE_MS = 900_000;
  static final DeskSetup SETUP =
      new DeskSetup(
          "kalshi", List.of("coinbase", "kraken"), IndexMethod.MEDIAN, DeskLimits.of(1, 2));

  final List<TapeEvent> tape = new ArrayList<>();
  final List<MarketId> snapshotsWanted = new ArrayList<>();
  final List<MarketId> auditsWanted = new ArrayList<>();
  final List<SettlementCheck> checks = new ArrayList<>();
  final List<DeskStatus> statuses = new ArrayList<>();
  final FeedDesk desk;

  DeskRun() {
    this(Past.none(), 0);
  }

  DeskRun(Past past, long nowMs) {
    desk = new FeedDesk(SETUP, past, this, nowMs);
  }

  /** A run whose market is streamed since time 0. */
  static DeskRun streaming() {
    DeskRun run = new DeskRun();
    run.mode(FeedMode.WS, 0);
    run.seen(MarketStatus.OPEN, 0);
    run.book(book("10"), FeedMode.WS, 0);
    return run;
  }

  static Market market(MarketStatus status) {
    return new Market(
        ID, "S", status, StrikeRule.GREATER_OR_EQUAL, OptionalLong.of(5), 0, CLOSE_MS, List.of());
  }

  /** A book that bids so many contracts for YES at 48 cents. */
  static Book book(String contracts) {
    return new Book(
        Ladder.of(Map.of(Price.of("0.48"), Quantity.of(contracts))),
        Ladder.of(Map.of(Price.of("0.50"), Quantity.of("10"))));
  }

  void accept(FeedEvent event, long nowMs) {
    desk.accept(event, nowMs);
  }

  void mode(FeedMode mode, long nowMs) {
    accept(new FeedEvent.ModeChanged("kalshi", mode, "for a test"), nowMs);
  }

  void seen(MarketStatus status, long nowMs) {
    accept(
        new FeedEvent.MarketSeen(market(status), Quantity.ZERO, Quantity.ZERO, Optional.empty()),
        nowMs);
  }

  void book(Book book, FeedMode source, long nowMs) {
    accept(new FeedEvent.BookSeen(ID, book, source), nowMs);
  }

  /** More contracts for YES at 48 cents. */
  void delta(int contracts, long nowMs) {
    accept(new FeedEvent.BookChanged(ID, Side.YES, Price.of("0.48"), contracts * 100L), nowMs);
  }

  void lost(String reason, long nowMs) {
    accept(new FeedEvent.BooksLost(List.of(ID), reason), nowMs);
  }

  void audit(Book answer, long askedMs, long answeredMs, long nowMs) {
    accept(new FeedEvent.BookAudited(ID, answer, askedMs, answeredMs), nowMs);
  }

  void drift(long nowMs) {
    accept(new FeedEvent.MarketUnusable(ID, "price_dollars is missing"), nowMs);
  }

  void skew(long offsetMs, long nowMs) {
    accept(new FeedEvent.ClockSkewSeen("kalshi", offsetMs), nowMs);
  }

  /** Lets time pass in small steps, as the loop would. */
  void pass(long fromMs, long toMs) {
    for (long now = fromMs; now < toMs; now = Math.max(now + 1, desk.nextTurnMs())) {
      desk.turn(now);
    }
    desk.turn(toMs);
  }

  <T extends TapeEvent> List<T> written(Class<T> type) {
    return tape.stream().filter(type::isInstance).map(type::cast).toList();
  }

  FeedHealth health() {
    return written(MarketGraded.class).getLast().health();
  }

  List<FeedGrade> grades() {
    return written(MarketGraded.class).stream().map(graded -> graded.health().grade()).toList();
  }

  @Override
  public void tape(TapeEvent event) {
    tape.add(event);
  }

  @Override
  public void raw(FeedEvent.RawTick tick) {}

  @Override
  public void dead(FeedEvent.Refused refused) {}

  @Override
  public void snapshotWanted(MarketId market) {
    snapshotsWanted.add(market);
  }

  @Override
  public void auditWanted(MarketId market) {
    auditsWanted.add(market);
  }

  @Override
  public void checked(SettlementCheck check) {
    checks.add(check);
  }

  @Override
  public void status(DeskStatus status) {
    statuses.add(status);
  }
}
