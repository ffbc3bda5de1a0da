// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.strategy.api.FairValue;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Tapes of a market's life as chance would have it: books that wander, crash and vanish, an index
 * that walks and is lost, trades, grades, silences and timers, up to the close. The same seed gives
 * the same tape, always.
 */
public final class RandomTape {
  private static final long STRIKE_DOLLARS = 76_500;

  private final SplittableRandom dice;
  private final TapeScript script;
  private int k;
  private long dollars = STRIKE_DOLLARS;
  private long contracts = 1000;

  private RandomTape(long seed, TapeScript script) {
    this.dice = new SplittableRandom(seed);
    this.script = script;
    this.k = dice.nextInt(20, 80);
  }

  /**
   * A tape of a market of 15 minutes.
   *
   * @param seed what it is made from
   * @param events how much happens, from 1; a moment each, a crash two
   */
  public static Tape of(long seed, int events) {
    return new RandomTape(seed, TapeScript.fifteenMinutes()).write(events);
  }

  /** The same for a market with another name. */
  static Tape ofAnotherMarket(long seed, int events) {
    TapeScript script = TapeScript.fifteenMinutes();
    Market other = script.market();
    MarketId id = new MarketId(other.id().ticker() + "-OTHER");
    Market named =
        new Market(
            id,
            other.series(),
            other.status(),
            other.strikeRule(),
            other.strikeMicros(),
            other.openTimeMs(),
            other.closeTimeMs(),
            other.priceBands());
    return new RandomTape(seed, TapeScript.of(named)).write(events);
  }

  private Tape write(int events) {
    long left = script.market().closeTimeMs() - 1 - script.timeMs();
    for (int i = events; i > 0; i--) {
      long gap = dice.nextLong(2 * left / i + 1);
      script.afterMs(Math.min(gap, left));
      left -= Math.min(gap, left);
      next();
    }
    return script.tape();
  }

  private void next() {
    setTheScene();
    switch (dice.nextInt(20)) {
      case 0 -> script.bookLost();
      case 1 -> script.indexLost();
      case 2 -> script.indexStatus(pick(IndexStatus.values()));
      case 3 -> script.graded(pick(FeedGrade.values()));
      case 4 -> script.timer();
      case 5 -> script.book(Book.EMPTY);
      case 6 -> crash();
      case 7, 8 -> script.trade(pick(Side.values()), k, dice.nextInt(1, 50));
      case 9, 10, 11, 12, 13 -> tick();
      default -> wander();
    }
  }

  private void setTheScene() {
    contracts += dice.nextInt(20);
    script.volume(contracts);
    if (dice.nextInt(10) == 0) {
      script.volatilityPpm(dice.nextLong(150_000, 2_500_000));
    }
    if (dice.nextInt(50) == 0) {
      script.fairValueLost();
    } else {
      script.fairValue(value(), value());
    }
  }

  private FairValue value() {
    return new FairValue(dice.nextLong(1_000_001), dollars * 1_000_000, dice.nextLong(90_000_000));
  }

  private void tick() {
    dollars += dice.nextInt(-90, 91);
    script.indexAt(dollars);
  }

  private void wander() {
    k = Math.clamp(k + dice.nextInt(-4, 5), 2, 96);
    script.book(k, k + dice.nextInt(1, 4));
  }

  private void crash() {
    int peak = k;
    k = Math.max(2, k * dice.nextInt(40, 85) / 100);
    script.book(k, k + 2);
    if (k < peak) {
      script.flashCrash(peak, k);
    }
  }

  private <T> T pick(T[] values) {
    return List.of(values).get(dice.nextInt(values.length));
  }
}
