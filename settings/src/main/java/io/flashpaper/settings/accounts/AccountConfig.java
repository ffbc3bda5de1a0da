// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.accounts;

import io.flashpaper.engine.execution.protection.Protections.LossStreak.Scope;
import io.flashpaper.model.event.FeedGrade;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One paper account. */
public interface AccountConfig {
  /** Dollars it begins with; an account that exists keeps what it has. */
  @WithDefault("1000")
  BigDecimal initialCash();

  /**
   * How fees are rounded: {@code direct}, {@code cent}, {@code cent-until-2026-08-26} or {@code
   * legacy-cent-per-order}. What they are is the market's affair.
   */
  @WithDefault("direct")
  String fees();

  /**
   * How much a trade may cost: {@code dynamic}, {@code fixed}, {@code fractional-kelly}, or the id
   * of a policy in a plugin's jar.
   */
  @WithDefault("dynamic")
  String sizing();

  /** The only version of the policy it may be sized by; the newest if not given. */
  Optional<String> sizingVersion();

  /** The SHA-256 of the only jar the policy may come from; any if not given. */
  Optional<String> sizingSha256();

  /** The policy's own parameters by name, such as {@code base-size} or {@code fraction}. */
  Map<String, String> sizingParameters();

  /** The policy's parameter {@code base-size}: dollars of a trade, entry fee included. */
  Optional<BigDecimal> baseSize();

  /** The policy's parameter {@code win-rate-size}: dollars of a trade while most trades win. */
  Optional<BigDecimal> winRateSize();

  /** The policy's parameter {@code streak-size}: dollars of a trade after wins in a row. */
  Optional<BigDecimal> streakSize();

  /** What a net result of exactly $0 is to sizing: {@code loss}, or {@code push}: nothing. */
  @WithDefault("loss")
  String breakEven();

  /** Contracts are bought in multiples of this: 1, or 0.01 as the venue counts. */
  @WithDefault("1")
  BigDecimal contractStep();

  /**
   * How long an order takes from its decision to its arrival at the venue: {@code constant}, or
   * {@code log-normal}, drawn by the order's id, so that a replay draws the same.
   */
  @WithDefault("constant")
  String latencyModel();

  /** Of every order; model constant only. */
  @WithDefault("250ms")
  Duration latency();

  /** Half of all orders take longer; model log-normal only. */
  @WithDefault("180ms")
  Duration latencyMedian();

  /** The standard deviation of its logarithm, 0 to 2; model log-normal only. */
  @WithDefault("0.5")
  BigDecimal latencySigma();

  /** Whether an entry takes what is offered or bids and waits: taker or maker. */
  @WithDefault("taker")
  String entryOrders();

  /** How it bids, as a maker. */
  Maker maker();

  /** No entry into a series for so long after selling out of it. */
  @WithDefault("60s")
  Duration cooldown();

  /** No order for so long after the last one of the same wish was missed. */
  @WithDefault("1s")
  Duration retry();

  /**
   * Nothing is bought in a market whose data are graded lower: GOOD, FAIR or POOR. What is held is
   * sold on any of them.
   */
  @WithDefault("POOR")
  FeedGrade minFeedGrade();

  /** How a maker bids. */
  interface Maker {
    /** How long a bid waits after it arrived; 2 s to 1 h, in whole seconds at the venue. */
    @WithDefault("30s")
    Duration timeToLive();

    /** Where it is placed: best-bid, improve (one tick above it), or limit (the wish's). */
    @WithDefault("best-bid")
    String placement();
  }

  /** When a position is sold. */
  Exits exits();

  /** What keeps it from losing too much. */
  Protections protections();

  /** What keeps an account from losing too much: none of it unless set. Nothing stops an exit. */
  interface Protections {
    /** The most dollars at stake in the account: open trades and entries on their way. */
    Optional<BigDecimal> maxExposure();

    /** The most dollars at stake in one series, such as {@code KXBTC15M}. */
    Optional<BigDecimal> maxSeriesExposure();

    /** The most dollars at stake in one market. */
    Optional<BigDecimal> maxMarketExposure();

    /** The most trades open at a time, those awaiting settlement included. */
    OptionalInt maxOpenPositions();

    /** No entry until the next day of UTC once the day's closed trades lost so many dollars. */
    Optional<BigDecimal> dailyLoss();

    /** No entry once closed trades fell too far below their peak. */
    Drawdown drawdown();

    /** No entry for a while after too many losses in a row. */
    LossStreak lossStreak();
  }

  /** How far closed trades may fall below their peak. */
  interface Drawdown {
    /** The share, in percent, of the peak of initial cash and closed trades' results. */
    Optional<BigDecimal> percent();

    /** No entry for so long; until the account is resumed if it is not set. */
    Optional<Duration> pause();
  }

  /** How many trades may lose one after the other. */
  interface LossStreak {
    /** So many losses in a row; without it none is too many. */
    OptionalInt losses();

    /** All of them closed within this span. */
    @WithDefault("1h")
    Duration within();

    /** No entry for so long. */
    @WithDefault("30m")
    Duration pause();

    /** Whose losses count, and who pauses: ACCOUNT or INSTANCE, which is each strategy instance. */
    @WithDefault("ACCOUNT")
    Scope scope();
  }

  /** When a position is sold; shares are of the entry cost. */
  interface Exits {
    /**
     * Which rules: {@code v10} (profit, stop, time) or {@code model} (held to settlement or while
     * the spread is wide, stop, edge gone, time).
     */
    @WithDefault("v10")
    String profile();

    /**
     * Which stop: {@code v10}, a share of the cost that widens with the index, sold at once; or
     * {@code model}, as far away as the contract's price moves by itself, sold when the bid stays
     * there. Unless set, that of the profile.
     */
    Optional<String> stop();

    /** Profile v10: sold when the unrealised gain is above this share, in percent. */
    @WithDefault("8")
    BigDecimal takeProfitPercent();

    /** Stop v10: its share while the index stands still, in percent. */
    @WithDefault("25")
    BigDecimal stopPercent();

    /** Stop v10: never tighter, in percent. */
    @WithDefault("15")
    BigDecimal stopLowestPercent();

    /** Stop v10: never wider, in percent. */
    @WithDefault("40")
    BigDecimal stopHighestPercent();

    /** Stop v10: how much the index's relative deviation widens it. */
    @WithDefault("10")
    long stopVolatilityFactor();

    /** Sold when held so long. */
    @WithDefault("180s")
    Duration longest();

    /**
     * Profile model: sold when the bid less the fee is at least the side's probability less this,
     * in dollars.
     */
    @WithDefault("0.03")
    BigDecimal edgeReserve();

    /** Profile model: nothing is sold at a wider spread, in dollars; nor does stop model look. */
    @WithDefault("0.10")
    BigDecimal maxSpread();

    /** Profile model: nothing is sold when less is left to the close. */
    @WithDefault("30s")
    Duration settleWithin();
  }
}
