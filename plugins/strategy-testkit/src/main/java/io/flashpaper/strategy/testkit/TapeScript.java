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
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.PublicTrade;
import io.flashpaper.model.signal.SignalMessage.FlashCrash;
import io.flashpaper.strategy.api.Change;
import io.flashpaper.strategy.api.FairValue;
import io.flashpaper.strategy.api.IndexView;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes a tape moment by moment: each call that names something the market did appends the moment
 * at which a strategy would be asked; those that only set the scene say "asks nobody". The offsets
 * of the moments count from 1. Not safe for use by two threads.
 *
 * <pre>{@code
 * Tape tape =
 *     TapeScript.fifteenMinutes()
 *         .indexPath(76_500, 76_520, 76_540) // a tick each second
 *         .book(51, 53) // YES bid and ask in cents
 *         .after(Duration.ofSeconds(2))
 *         .book(40, 42)
 *         .flashCrash(51, 40)
 *         .tape();
 * }</pre>
 */
public final class TapeScript {
  private static final long OPEN_MS = 1_790_000_100_000L;
  private static final long BASE_PRICE_MICROS = 76_500_000_000L;
  private static final long MICROS = 1_000_000;
  private static final int DEPTH = 100;
  private static final long LONGEST_SILENCE_MS = 60_000;

  private final Market market;
  private final List<Moment> moments = new ArrayList<>();
  private long timeMs;
  private long nextOffset = 1;
  private Optional<Book> book = Optional.empty();
  private Quantity volume = Quantity.ofContracts(1000);
  private FeedHealth health = new FeedHealth(FeedGrade.GOOD, FeedMode.WS, "as scripted");
  private IndexView index = ScriptedIndex.SILENT;
  private IndexPath path = IndexPath.EMPTY;
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

  /** A script for a market of 15 minutes: YES wins at 76 500 dollars or above. */
  public static TapeScript fifteenMinutes() {
    return of(market("KXBTC15M", StrikeRule.GREATER_OR_EQUAL, Duration.ofMinutes(15)));
  }

  /** A script for a market of an hour: YES wins above 76 500 dollars. */
  public static TapeScript oneHour() {
    return of(market("KXBTCD", StrikeRule.GREATER, Duration.ofHours(1)));
  }

  private static Market market(String series, StrikeRule rule, Duration window) {
    return new Market(
        new MarketId(series + "-TEST"),
        series,
        MarketStatus.OPEN,
        rule,
        OptionalLong.of(BASE_PRICE_MICROS),
        OPEN_MS,
        OPEN_MS + window.toMillis(),
        List.of());
  }

  /** Lets tape time pass. */
  public TapeScript afterMs(long milliseconds) {
    if (milliseconds < 0) {
      throw new IllegalArgumentException("tape time never goes back: " + milliseconds + " ms");
    }
    timeMs += milliseconds;
    return this;
  }

  /** Lets tape time pass. */
  public TapeScript after(Duration time) {
    return afterMs(time.toMillis());
  }

  /** Lets tape time pass until so long after the market opened. */
  public TapeScript at(Duration sinceOpening) {
    return afterMs(market.openTimeMs() + sinceOpening.toMillis() - timeMs);
  }

  /** Lets tape time pass until so long before the market closes. */
  public TapeScript beforeClose(Duration left) {
    return afterMs(market.closeTimeMs() - left.toMillis() - timeMs);
  }

  /** Tape time now, in milliseconds since the epoch. */
  public long timeMs() {
    return timeMs;
  }

  /** The market the script is about. */
  public Market market() {
    return market;
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
    return health(new FeedHealth(grade, health.source(), health.reason()));
  }

  /** The feed says this of the market's data. */
  public TapeScript health(FeedHealth next) {
    health = next;
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

  /**
   * The index ticked at so many dollars. Each window shows what was written in this way before,
   * sampled and carried as the host does it; what {@link #momentumPpm} and {@link #index} said is
   * forgotten.
   */
  public TapeScript indexAt(long dollars) {
    return tick(OptionalLong.of(dollars * MICROS), IndexStatus.OK);
  }

  /** The index ticked once a second, now for the first time, at so many dollars each. */
  public TapeScript indexPath(long... dollars) {
    for (int i = 0; i < dollars.length; i++) {
      afterMs(i == 0 ? 0 : 1000).indexAt(dollars[i]);
    }
    return this;
  }

  /**
   * The index went evenly from where it stood to so many dollars: a tick each second, the first one
   * second from now.
   *
   * @throws IllegalStateException if it never ticked
   */
  public TapeScript indexTo(long dollars, int seconds) {
    long from =
        index.priceMicros().orElseThrow(() -> new IllegalStateException("the index has no price"));
    for (int i = 1; i <= seconds; i++) {
      long price = from + (dollars * MICROS - from) * i / seconds;
      afterMs(1000).tick(OptionalLong.of(price), IndexStatus.OK);
    }
    return this;
  }

  /** The venues agree so far, or not at all: with NONE and DISPUTED there is no price. */
  public TapeScript indexStatus(IndexStatus status) {
    boolean priced = status != IndexStatus.NONE && status != IndexStatus.DISPUTED;
    return tick(priced ? index.priceMicros() : OptionalLong.empty(), status);
  }

  private TapeScript tick(OptionalLong price, IndexStatus status) {
    boolean same = index.latest().isEmpty() || index.status() == status;
    path = path.after(new IndexTick(timeMs, price, status, 0, volatilityPpm, List.of()));
    index = path;
    return append(same ? new Trigger.IndexMoved() : new Trigger.FeedHealthChanged());
  }

  /** Every exchange is gone, and what they said forgotten. */
  public TapeScript indexLost() {
    index = ScriptedIndex.SILENT;
    path = IndexPath.EMPTY;
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
    boolean silent = heardMs.isPresent() && timeMs - heardMs.getAsLong() > LONGEST_SILENCE_MS;
    OptionalLong heard = silent ? OptionalLong.empty() : heardMs;
    ScriptedMarket view =
        new ScriptedMarket(market, book, volume, health, heard, fairValue, fairValueBefore);
    long offset = nextOffset++;
    moments.add(new Moment(offset, timeMs, seed(offset), trigger, view, index));
    return this;
  }

  /** Well-mixed bits, as a strategy may expect them. */
  private static long seed(long offset) {
    long z = offset * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
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
