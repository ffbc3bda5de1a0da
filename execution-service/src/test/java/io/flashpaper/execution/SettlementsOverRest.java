// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** What REST says of settlements: of the scripted markets one is late, void, a share, corrected. */
final class SettlementsOverRest {
  private static final String RESTATEMENTS = "/api/v1/restatements";

  private SettlementsOverRest() {}

  static void check(ServiceProcess service, JsonNode trades) throws Exception {
    assertThat(trades)
        .extracting(trade -> trade.get("exitReason").asText())
        .contains("SETTLEMENT_VOID", "SETTLEMENT_SCALAR");
    assertThat(trades)
        .extracting(trade -> trade.get("settlement"))
        .filteredOn(settlement -> settlement.path("provisionalWinner").isTextual())
        .singleElement()
        .satisfies(
            settlement -> {
              assertThat(settlement.get("ownPrints").asInt()).isEqualTo(57);
              assertThat(settlement.get("ownAverage").asText()).startsWith("76");
            });
    JsonNode restatements = service.json(RESTATEMENTS).get("restatements");
    assertThat(restatements).hasSize(1);
    JsonNode restated = restatements.get(0);
    assertThat(restated.get("kind").asText()).isEqualTo("RESTATED");
    assertThat(decimal(restated, "afterPnl"))
        .isEqualTo(decimal(restated, "beforePnl").add(decimal(restated, "cashChange")));
    checkTrade(service, restated);
  }

  private static void checkTrade(ServiceProcess service, JsonNode restated) throws Exception {
    String id = ServiceProcess.encoded(restated.get("tradeId").asText());
    JsonNode trade = service.json("/api/v1/trades/" + id).get("trade");
    assertThat(trade.get("pnl")).isEqualTo(restated.get("afterPnl"));
    assertThat(trade.get("settlement").get("restated").asLong()).isEqualTo(1);
    assertThat(trade.get("exitFills"))
        .extracting(fill -> fill.get("kind").asText())
        .containsExactly("SETTLEMENT", "REVERSAL", "SETTLEMENT");
  }

  /** A correction of what the account remembers no more: listed as long as the two differ. */
  static void checkLateCorrection(ServiceProcess service, TestStack.Database database)
      throws Exception {
    update(
        database,
        "insert into market_settlement (market, tape_offset, time_ms, result, yes_value,"
            + " correction) select market, 999999999, time_ms + 1, 'NO', 0, true from"
            + " market_settlement where market = (select market from trade where settled_yes_value"
            + " = 1 limit 1) limit 1");
    JsonNode restatements = service.json(RESTATEMENTS).get("restatements");
    assertThat(restatements)
        .extracting(restatement -> restatement.get("kind").asText())
        .containsExactlyInAnyOrder("RESTATED", "CORRECTION_TOO_LATE");
    update(database, "delete from market_settlement where tape_offset = 999999999");
    assertThat(service.json(RESTATEMENTS).get("restatements")).hasSize(1);
  }

  private static void update(TestStack.Database database, String sql) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }

  private static BigDecimal decimal(JsonNode node, String field) {
    return new BigDecimal(node.get(field).asText());
  }
}
