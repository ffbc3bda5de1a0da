// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.exits.ExitPolicy;
import io.flashpaper.engine.execution.exits.V10Exits;
import io.flashpaper.engine.execution.fees.FeePolicy;
import io.flashpaper.engine.execution.fees.FeeSchedule;
import io.flashpaper.engine.execution.latency.ConstantLatency;
import io.flashpaper.engine.execution.latency.LatencyModel;
import io.flashpaper.engine.execution.protection.Protections;
import io.flashpaper.engine.execution.sizing.ContractCount;
import io.flashpaper.engine.execution.sizing.SizingPlan;
import io.flashpaper.model.Money;
import io.flashpaper.model.event.FeedGrade;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How an account trades.
 *
 * @param account its name
 * @param initialCash what it begins with; an account that exists keeps what it has
 * @param fees how fees are rounded
 * @param sizing how much a trade may cost
 * @param exits when a position is sold
 * @param latency from a decision to the order's arrival
 * @param cooldown no entry into a series for so long after selling out of it
 * @param retry no order for so long after the last one was missed
 * @param minFeedGrade nothing is bought in a market whose data are graded lower; never UNUSABLE.
 *     What is held is sold on any usable grade
 * @param protections what keeps it from losing too much
 * @param entryOrders whether it takes what is offered or bids and waits
 * @param settings what all this was made of, by the names of the configuration: for the record,
 *     nothing is decided by it; empty if it was not made of settings
 */
public record AccountPlan(
    String account,
    Money initialCash,
    FeePolicy fees,
    SizingPlan sizing,
    ExitPolicy exits,
    LatencyModel latency,
    Duration cooldown,
    Duration retry,
    FeedGrade minFeedGrade,
    Protections protections,
    EntryOrders entryOrders,
    SortedMap<String, String> settings) {
  /**
   * Checks the amounts.
   *
   * @throws IllegalArgumentException naming the account and what is wrong
   */
  public AccountPlan {
    if (account.isBlank()) {
      throw new IllegalArgumentException("an account's name is never blank");
    }
    if (!initialCash.isPositive()) {
      throw new IllegalArgumentException(
          "account %s needs initial cash above 0, but has %s".formatted(account, initialCash));
    }
    if (cooldown.isNegative() || retry.isNegative()) {
      throw new IllegalArgumentException(
          "account %s has a negative cooldown or retry".formatted(account));
    }
    if (minFeedGrade == FeedGrade.UNUSABLE) {
      throw new IllegalArgumentException(
          "account %s needs a least feed grade of GOOD, FAIR or POOR: nothing is filled in an unusable market"
              .formatted(account));
    }
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /** A plan that takes what is offered, and was not made of settings. */
  public AccountPlan(
      String account,
      Money initialCash,
      FeePolicy fees,
      SizingPlan sizing,
      ExitPolicy exits,
      LatencyModel latency,
      Duration cooldown,
      Duration retry,
      FeedGrade minFeedGrade,
      Protections protections) {
    this(
        account,
        initialCash,
        fees,
        sizing,
        exits,
        latency,
        cooldown,
        retry,
        minFeedGrade,
        protections,
        EntryOrders.TAKER,
        new TreeMap<>());
  }

  /**
   * $1,000, direct fees, dynamic sizing, 250 ms, the exits' defaults, any usable feed grade, no
   * protections.
   */
  public static AccountPlan defaults(String account) {
    return new AccountPlan(
        account,
        Money.ofCents(100_000),
        FeePolicy.DIRECT,
        SizingPlan.DEFAULT,
        V10Exits.DEFAULT,
        ConstantLatency.DEFAULT,
        Duration.ofSeconds(60),
        Duration.ofSeconds(1),
        FeedGrade.POOR,
        Protections.NONE);
  }

  /** The same with other protections. */
  public AccountPlan withProtections(Protections protections) {
    return new AccountPlan(
        account,
        initialCash,
        fees,
        sizing,
        exits,
        latency,
        cooldown,
        retry,
        minFeedGrade,
        protections,
        entryOrders,
        settings);
  }

  /** The same with other entry orders. */
  public AccountPlan withEntryOrders(EntryOrders entryOrders) {
    return new AccountPlan(
        account,
        initialCash,
        fees,
        sizing,
        exits,
        latency,
        cooldown,
        retry,
        minFeedGrade,
        protections,
        entryOrders,
        settings);
  }

  /** The same made of other settings. */
  public AccountPlan withSettings(SortedMap<String, String> settings) {
    return new AccountPlan(
        account,
        initialCash,
        fees,
        sizing,
        exits,
        latency,
        cooldown,
        retry,
        minFeedGrade,
        protections,
        entryOrders,
        settings);
  }

  /**
   * The lowest feed grade on which an order may fill. To sell, any usable one does: whoever holds
   * something must be able to leave while the venue trades.
   */
  FeedGrade leastGrade(PendingOrder.Kind kind) {
    return switch (kind) {
      case ENTRY -> minFeedGrade;
      case EXIT -> FeedGrade.POOR;
    };
  }

  /** Counts contracts with this account's rounding and a market's fees. */
  public ContractCount contractCount(FeeSchedule schedule) {
    return new ContractCount(fees, schedule, sizing.step());
  }
}
