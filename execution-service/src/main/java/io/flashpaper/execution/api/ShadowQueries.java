// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.engine.execution.shadow.Shadow.Source;
import io.flashpaper.engine.execution.statistics.Wilson;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What rules refused or sold early, and what came of it. */
@Singleton
public final class ShadowQueries {
  private static final Keyset LATEST = Keyset.latest("shadow trades", "time_ms", "id");
  private static final int RATIO_DECIMALS = 6;

  private static final String TOTALS =
      """
      select account, instance, source, rule, count(*) as begun,
        count(*) filter (where status = 'OPEN') as open,
        count(*) filter (where status = 'TAKEN') as taken,
        count(*) filter (where status = 'CROWDED_OUT') as given_up,
        count(saved) as settled, count(*) filter (where saved > 0) as wins, sum(saved) as saved,
        round(avg(saved), 6) as mean_saved
      from shadow
      """;

  private final Sql sql;

  ShadowQueries(Sql sql) {
    this.sql = sql;
  }

  /** How far a shadow trade has come. */
  enum Status {
    /** Its market is not settled. */
    OPEN,
    /** It has its result. */
    SETTLED,
    /** The wish that was refused was bought later. */
    TAKEN,
    /** Given up, since too many were open. */
    CROWDED_OUT
  }

  /** Which are asked for. */
  record Wanted(
      Optional<String> account,
      Optional<String> instance,
      Optional<String> market,
      Optional<Source> source,
      Optional<String> rule,
      Period period) {
    private Select narrow(String rows) {
      return new Select(rows)
          .equal("account", account)
          .equal("instance", instance)
          .equal("market", market)
          .equal("source", source.map(Source::name))
          .equal("rule", rule)
          .within("time_ms", period);
    }
  }

  /**
   * What a rule saved or cost an instance.
   *
   * @param source whose rule: {@code SIGNAL}, {@code EXECUTION} or {@code EXIT}
   * @param begun how often it refused, or sold early
   * @param open of these those whose market is not settled
   * @param taken those whose wish was bought later
   * @param givenUp those given up, since too many were open
   * @param settled those with a result
   * @param wins those of which the rule was right: it saved something
   * @param winRate their share of those with a result; null without one
   * @param winRateLow lower end of Wilson's 95 % interval of that
   * @param winRateHigh its upper end
   * @param saved dollars saved by all with a result; below zero if the rule cost more than it saved
   * @param meanSaved the same for one of them; null without a result
   */
  public record Rule(
      String account,
      String instance,
      String source,
      String rule,
      long begun,
      long open,
      long taken,
      long givenUp,
      long settled,
      long wins,
      @Nullable BigDecimal winRate,
      @Nullable BigDecimal winRateLow,
      @Nullable BigDecimal winRateHigh,
      String saved,
      @Nullable String meanSaved) {}

  /**
   * Contracts carried to settlement without money.
   *
   * @param source whose rule: {@code SIGNAL}, {@code EXECUTION} or {@code EXIT}
   * @param rule the gate or protection that refused, or the reason for the exit
   * @param price what one contract would have cost on average, or did bring, without fees
   * @param gross what all of them would have cost, or did bring
   * @param fees what buying them would have been charged, or selling them was
   * @param kept what not to hold them kept in the account: cost and fees, or proceeds without fees
   * @param trade the trade that was sold early; null if nothing was bought
   * @param status how far it has come
   * @param endedAt when it ended; null while open
   * @param settlement the market's outcome; null without one
   * @param paid what the venue would have paid; null without an outcome
   * @param saved {@code kept} less {@code paid}: below zero where the rule cost
   * @param restated how often a correction of the outcome changed it
   */
  public record ShadowTrade(
      String id,
      String account,
      String instance,
      String source,
      String rule,
      String market,
      String series,
      String side,
      String quantity,
      String price,
      String gross,
      String fees,
      String kept,
      String time,
      long tapeOffset,
      @Nullable String trade,
      String status,
      @Nullable String endedAt,
      @Nullable Long endedOffset,
      @Nullable String settlement,
      @Nullable String paid,
      @Nullable String saved,
      long restated) {}

  /** What each rule saved, what saved most first. */
  List<Rule> rules(Wanted wanted) {
    Select rows = wanted.narrow(TOTALS);
    return sql.all(
        ShadowQueries::rule,
        rows.query()
            + " group by account, instance, source, rule"
            + " order by saved desc nulls last, account, instance, source, rule",
        rows.parameters());
  }

  /** A page of them, the latest first. */
  Page<ShadowTrade> page(Wanted wanted, Optional<Status> status, PageRequest asked) {
    return wanted
        .narrow("select *, round(gross / quantity, 6) as price from shadow")
        .word("status", status)
        .page(sql, LATEST, asked, ShadowQueries::trade);
  }

  private static Rule rule(Fields row) throws SQLException {
    long settled = row.number("settled");
    long wins = row.number("wins");
    Optional<Wilson> rate = settled == 0 ? Optional.empty() : Optional.of(Wilson.of(wins, settled));
    return new Rule(
        row.text("account"),
        row.text("instance"),
        row.text("source"),
        row.text("rule"),
        row.number("begun"),
        row.number("open"),
        row.number("taken"),
        row.number("given_up"),
        settled,
        wins,
        rate.map(Wilson::rate).map(ShadowQueries::rounded).orElse(null),
        rate.map(Wilson::low).map(ShadowQueries::rounded).orElse(null),
        rate.map(Wilson::high).map(ShadowQueries::rounded).orElse(null),
        row.decimal("saved"),
        row.decimalOrNull("mean_saved"));
  }

  private static BigDecimal rounded(double ratio) {
    return new BigDecimal(ratio).setScale(RATIO_DECIMALS, RoundingMode.HALF_UP);
  }

  private static ShadowTrade trade(Fields row) throws SQLException {
    return new ShadowTrade(
        row.text("id"),
        row.text("account"),
        row.text("instance"),
        row.text("source"),
        row.text("rule"),
        row.text("market"),
        row.text("series"),
        row.text("side"),
        row.decimal("quantity"),
        row.decimal("price"),
        row.decimal("gross"),
        row.decimal("fees"),
        row.decimal("kept"),
        row.time("time_ms"),
        row.number("tape_offset"),
        row.textOrNull("trade"),
        row.text("status"),
        row.timeOrNull("ended_ms"),
        row.numberOrNull("ended_offset"),
        row.textOrNull("settlement"),
        row.decimalOrNull("paid"),
        row.decimalOrNull("saved"),
        row.number("restated"));
  }
}
