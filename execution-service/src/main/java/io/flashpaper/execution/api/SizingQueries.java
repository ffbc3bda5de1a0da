// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sizing decisions and their state as REST shows them. */
@Singleton
public final class SizingQueries {
  private static final Keyset LATEST = Keyset.latest("sizing decisions", "time_ms", "order_id");

  private final Sql sql;

  SizingQueries(Sql sql) {
    this.sql = sql;
  }

  /**
   * How an entry's number of contracts came about.
   *
   * @param winRatePercent share of trades won before it
   * @param affordable contracts the size pays at the limit, fee included
   * @param cappedBy what made {@code contracts} smaller than {@code affordable}
   * @param policy id of the sizing policy; null if it was not noted then
   * @param policyVersion its version
   * @param policySha256 of the jar it came from; empty for one of the program's own
   * @param parameters as configured, without those left to their defaults
   * @param facts the numbers behind the rule
   */
  public record Decision(
      String orderId,
      String account,
      String market,
      String time,
      String base,
      String rule,
      String size,
      String winRatePercent,
      long streak,
      long trades,
      String limit,
      BigDecimal affordable,
      BigDecimal contracts,
      String cappedBy,
      @Nullable String policy,
      @Nullable String policyVersion,
      @Nullable String policySha256,
      List<Parameter> parameters,
      List<Fact> facts) {}

  /** A parameter of the policy. */
  public record Parameter(String name, String value) {}

  /** A number behind the rule, its name ending in its unit. */
  public record Fact(String name, long value) {}

  /** A page of the decisions, the latest first. */
  Page<Decision> page(
      Optional<String> account, Optional<String> market, Period period, PageRequest asked) {
    return new Select("select * from sizing_decision")
        .equal("account", account)
        .equal("market", market)
        .within("time_ms", period)
        .page(sql, LATEST, asked, SizingQueries::decision);
  }

  static Decision decision(Fields row) throws SQLException {
    return new Decision(
        row.text("order_id"),
        row.text("account"),
        row.text("market"),
        row.time("time_ms"),
        row.decimal("base"),
        row.text("rule"),
        row.decimal("size"),
        BigDecimal.valueOf(row.number("win_rate_ppm"), 4).toPlainString(),
        row.number("streak"),
        row.number("trades"),
        row.decimal("limit_price"),
        contracts(row, "affordable"),
        contracts(row, "contracts"),
        row.text("capped_by"),
        row.textOrNull("policy"),
        row.textOrNull("policy_version"),
        row.textOrNull("policy_sha256"),
        parameters(row.json("parameters")),
        facts(row.json("facts")));
  }

  private static List<Parameter> parameters(JsonNode stored) {
    List<Parameter> parameters = new ArrayList<>();
    for (JsonNode one : stored) {
      parameters.add(new Parameter(one.path("name").asText(), one.path("value").asText()));
    }
    return parameters;
  }

  private static List<Fact> facts(JsonNode stored) {
    List<Fact> facts = new ArrayList<>();
    for (JsonNode one : stored) {
      facts.add(new Fact(one.path("name").asText(), one.path("value").asLong()));
    }
    return facts;
  }

  /** A number, with decimals only where there is a fraction. */
  private static BigDecimal contracts(Fields row, String column) throws SQLException {
    BigDecimal count = row.exact(column).stripTrailingZeros();
    return count.setScale(Math.max(0, count.scale()));
  }
}
