// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import io.flashpaper.engine.execution.protection.Protections.LossStreak.Scope;
import io.flashpaper.model.event.FeedGrade;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What can be set about paper trading. Everything about Kafka and Postgres is Quarkus's own. */
@ConfigMapping(prefix = "flashpaper")
public interface ExecutionConfig {
  /** This process among those that share the work, such as {@code execution-1}. */
  @WithDefault("execution-1")
  String instanceId();

  /** The paper accounts by name. */
  Map<String, Account> accounts();

  /** How every other account trades: one that only a strategy instance names. */
  Account otherAccounts();

  /** Where sizing policies come from that are not the program's own; read at start. */
  Plugins plugins();

  /** How the streams are read. */
  Intake intake();

  /** How the ledger's entries are shown as they come. */
  Stream stream();

  /** How the ledger's entries are shown as they come. */
  interface Stream {
    /** So many of the latest published entries are kept for readers that come back. */
    @WithDefault("50000")
    int keptEntries();

    /** More readers at once are refused. */
    @WithDefault("64")
    int maxReaders();

    /** A sign of life is sent when nothing else was for so long. */
    @WithDefault("15s")
    Duration heartbeat();
  }

  /** How long it is kept what is no part of the ledger. */
  Retention retention();

  /** One paper account. */
  interface Account {
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
     * How much a trade may cost: {@code dynamic}, {@code fixed}, {@code fractional-kelly}, or the
     * id of a policy in a plugin's jar.
     */
    @WithDefault("dynamic")
    String sizing();

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

    /** No entry into a series for so long after selling out of it. */
    @WithDefault("60s")
    Duration cooldown();

    /** No order for so long after the last one of the same wish was missed. */
    @WithDefault("1s")
    Duration retry();

    /**
     * Nothing is bought in a market whose data are graded lower: GOOD, FAIR or POOR. What is held
     * is sold on any of them.
     */
    @WithDefault("POOR")
    FeedGrade minFeedGrade();

    /** When a position is sold. */
    Exits exits();

    /** What keeps it from losing too much. */
    Protections protections();
  }

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

  /** Where sizing policies come from that are not the program's own. */
  interface Plugins {
    /** Where plugin jars are dropped: the directory that strategies come from. */
    @WithDefault("plugins")
    Path directory();

    /**
     * Keeps every jar that ever sized, by its SHA-256; {@code .kept} in the directory if not given.
     */
    Optional<Path> store();

    /** SHA-256 of the jars that may run; if not given, all may. */
    Optional<List<String>> allowedSha256();
  }

  /** How the streams are read. */
  interface Intake {
    /** Signals held while the tape lags behind them, before reading them pauses. */
    @WithDefault("100000")
    int maxBufferedSignals();

    /** Steps in one transaction. */
    @WithDefault("2000")
    int maxStepsPerTransaction();
  }

  /** How long it is kept what is no part of the ledger, in days of tape time; 0 for ever. */
  interface Retention {
    /** What strategies wanted. A trade keeps the reason of its own signal for ever. */
    @WithDefault("90")
    int signalDays();

    /** What stopped wishes, by the minute: up to a million rows a day. */
    @WithDefault("30")
    int gateCountDays();

    /** What came of what rules refused or sold early. */
    @WithDefault("365")
    int shadowDays();
  }
}
