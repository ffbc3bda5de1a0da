// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

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
import io.flashpaper.model.event.TapeEvent.PublicTrade;
import io.flashpaper.model.signal.SignalMessage.FlashCrash;
import io.flashpaper.strategy.api.Change;
import io.flashpaper.strategy.api.FairValue;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes a tape moment by moment: each call that names something the market did appends the moment
 * at which a strategy would be asked. Not safe for use by two threads.
 */
public final class TapeScript {
  private static final long OPEN_MS = 1_790_000_100_000L;
  private static final long BASE_PRICE_MICROS = 76_500_000_000L;
  private static final int DEPTH = 100;

  private final Market market;
  private final List<Moment> moments = new ArrayList<>();
  private long timeMs;
  private long nextOffset = 1;
  private Optional<Book> book = Optional.empty();
  private Quantity volume = Quantity.ofContracts(1000);
  private FeedHealth health = new FeedHealth(FeedGrade.GOOD, FeedMode.WS, "as scripted");
  private ScriptedIndex index = ScriptedIndex.SILENT;
  private OptionalLong volatilityPpm = OptionalLong.empty();
  private OptionalLong heardMs = OptionalLong.empty();
  private Optional<FairValue> fairValue = Optional.empty();
  private Optional<FairValue> fairValueBefore = Optional.empty();

  private TapeScript(Market market) {
    this.market = market;
    this.timeMs = market.openTimeMs() + 60_000;
  }

  /** A script that begins one minute after a market opened. */
  public static TapeScript of(Market market) {
    return new TapeScript(market);
  }

  /** A script for a market of 15 minutes with strike 76 500. */
  public static TapeScript fifteenMinutes() {
    return of(
        new Market(
            new MarketId("KXBTC15M-TEST"),
            "KXBTC15M",
            MarketStatus.OPEN,
            StrikeRule.GREATER_OR_EQUAL,
            OptionalLong.of(BASE_PRICE_MICROS),
            OPEN_MS,
            OPEN_MS + 900_000,
            List.of()));
  }

  /** Lets tape time pass. */
  public TapeScript afterMs(long milliseconds) {
    if (milliseconds < 0) {
      throw new IllegalArgumentException("tape time never goes back: " + milliseconds + " ms");
    }
    timeMs += milliseconds;
    return this;
  }

  /** The book now has these best YES prices in cents, a hundred contracts deep on both sides. */
  public TapeScript book(int yesBidCents, int yesAskCents) {
    return book(
        new Book(
            Ladder.of(Map.of(Price.ofCents(yesBidCents), Quantity.ofContracts(DEPTH))),
            Ladder.of(Map.of(Price.ofCents(100 - yesAskCents), Quantity.ofContracts(DEPTH)))));
  }

  /** The book is now this. */
  public TapeScript book(Book next) {
    book = Optional.of(next);
    heardMs = OptionalLong.of(timeMs);
    return append(new Trigger.BookChanged());
  }

  /** The book is not to be trusted from now on. */
  public TapeScript bookLost() {
    book = Optional.empty();
    return append(new Trigger.FeedHealthChanged());
  }

  /** The market's data are to be trusted so far from now on; until then they are GOOD. */
  public TapeScript graded(FeedGrade grade) {
    health = new FeedHealth(grade, health.source(), health.reason());
    return append(new Trigger.FeedHealthChanged());
  }

  /** So many contracts were traded so far; asks nobody. */
  public TapeScript volume(long contracts) {
    volume = Quantity.ofContracts(contracts);
    return this;
  }

  /** The index ticks with this volatility from now on, 600 000 for 60 %; asks nobody. */
  public TapeScript volatilityPpm(long ppm) {
    volatilityPpm = OptionalLong.of(ppm);
    return this;
  }

  /** YES is worth this from now on, and was worth that however long ago; asks nobody. */
  public TapeScript fairValue(FairValue now, FairValue before) {
    fairValue = Optional.of(now);
    fairValueBefore = Optional.of(before);
    return this;
  }

  /** What YES is worth cannot be said from now on; asks nobody. */
  public TapeScript fairValueLost() {
    fairValue = Optional.empty();
    fairValueBefore = Optional.empty();
    return this;
  }

  /** The index moved by so many millionths over any window. */
  public TapeScript momentumPpm(long ppm) {
    return index(
        new Change(BASE_PRICE_MICROS, BASE_PRICE_MICROS + BASE_PRICE_MICROS / 1_000_000 * ppm));
  }

  /** The index ticked and moved so over any window. */
  public TapeScript index(Change change) {
    index = ScriptedIndex.healthy(timeMs, change, volatilityPpm);
    return append(new Trigger.IndexMoved());
  }

  /** Every exchange is gone. */
  public TapeScript indexLost() {
    index = ScriptedIndex.SILENT;
    return append(new Trigger.FeedHealthChanged());
  }

  /** Somebody bought one side. */
  public TapeScript trade(Side taker, int yesPriceCents, long contracts) {
    heardMs = OptionalLong.of(timeMs);
    return append(
        new Trigger.TradePrinted(
            new PublicTrade(
                timeMs,
                market.id(),
                "t" + nextOffset,
                taker,
                Price.ofCents(yesPriceCents),
                Quantity.ofContracts(contracts),
                timeMs,
                false)));
  }

  /** K fell from a peak to where the book has it now. */
  public TapeScript flashCrash(int peakCents, int kCents) {
    long drop = (peakCents - kCents) * 1_000_000L / peakCents;
    return append(
        new Trigger.FlashCrashDetected(
            new FlashCrash(
                market.id() + ":" + nextOffset,
                nextOffset,
                timeMs,
                market.id(),
                market.series(),
                Price.ofCents(peakCents),
                Price.ofCents(kCents),
                drop,
                0,
                10_000)));
  }

  /** The time has come that a strategy may have asked for. */
  public TapeScript timer() {
    return append(new Trigger.TimerFired());
  }

  private TapeScript append(Trigger trigger) {
    ScriptedMarket view =
        new ScriptedMarket(market, book, volume, health, heardMs, fairValue, fairValueBefore);
    long offset = nextOffset++;
    moments.add(new Moment(offset, timeMs, offset * 31, trigger, view, index));
    return this;
  }

  /** The moment written last. */
  public Moment moment() {
    return moments.getLast();
  }

  /** Everything written so far. */
  public Tape tape() {
    return new Tape(moments);
  }
}
