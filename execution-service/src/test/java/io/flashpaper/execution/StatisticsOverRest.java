// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;

/** Holds what REST says of closed trades against what it says of the trades themselves. */
final class StatisticsOverRest {
  private StatisticsOverRest() {}

  /** Asks for everything once, and for some things that are wrong. */
  static void check(ServiceProcess service) throws Exception {
    JsonNode summary = service.json("/api/v1/summary");
    for (String by : List.of("account", "strategy", "instance", "series", "side")) {
      JsonNode answer = service.json("/api/v1/statistics?by=" + by);
      assertThat(answer.at("/total/results/net")).isEqualTo(summary.get("tradePnl"));
      assertThat(answer.at("/total/results/trades").asLong())
          .isEqualTo(summary.get("trades").asLong());
      BigDecimal groups = BigDecimal.ZERO.setScale(6);
      for (JsonNode group : answer.get("groups")) {
        groups = groups.add(decimal(group.at("/statistics/results"), "net"));
      }
      assertThat(groups).as(by).isEqualTo(decimal(summary, "tradePnl"));
      assertThat(answer.at("/total/execution/signalToFillMs/p50").asLong())
          .isGreaterThanOrEqualTo(250);
      assertThat(answer.at("/total/execution/missed").asLong()).isPositive();
      assertThat(answer.at("/total/execution/slippageMicros/samples").asLong()).isPositive();
      assertThat(answer.at("/total/forecasts/trades").asLong()).isPositive();
      assertThat(answer.get("complete").asBoolean()).isTrue();
    }
    JsonNode none = service.json("/api/v1/statistics?account=nobody").get("total");
    assertThat(none.at("/results/winRate").isNull()).isTrue();
    assertThat(none.at("/undefined/results.winRate").asText()).isEqualTo("no trade has closed");
    assertThat(service.get("/api/v1/statistics?by=moon").body()).contains("\"field\":\"by\"");
    checkEquity(service, summary);
    JsonNode compared = service.json("/api/v1/compare?a=delay-arb&b=model");
    assertThat(compared.get("sentence").asText()).startsWith("not enough trades yet: ");
    assertThat(decimal(compared, "netA")).isEqualTo(decimal(summary, "tradePnl"));
    assertThat(compared.get("onlyA")).isEqualTo(compared.get("markets"));
    assertThat(service.get("/api/v1/compare?a=delay-arb").body()).contains("\"field\":\"b\"");
    assertThat(service.get("/api/v1/compare?a=delay-arb&b=x").body()).contains("\"field\":\"b\"");
    String openApi = service.get("/q/openapi").body();
    assertThat(openApi).contains("PercentilesView", "upper end", "Wilson");
  }

  private static void checkEquity(ServiceProcess service, JsonNode summary) throws Exception {
    JsonNode all = service.json("/api/v1/accounts/delay-arb/equity?points=5000");
    assertThat(all.get("points").size()).isEqualTo(summary.get("trades").asInt());
    BigDecimal end = decimal(all, "initialCash").add(decimal(summary, "tradePnl"));
    JsonNode last = all.get("points").get(all.get("points").size() - 1);
    assertThat(decimal(last, "equity")).isEqualTo(end);
    JsonNode few = service.json("/api/v1/accounts/delay-arb/equity?points=6");
    assertThat(few.get("points").size()).isLessThanOrEqualTo(6);
    assertThat(few.get("points").get(few.get("points").size() - 1)).isEqualTo(last);
    JsonNode later =
        service.json("/api/v1/accounts/delay-arb/equity?since=" + last.get("time").asText());
    assertThat(later.get("points")).contains(last);
    assertThat(service.get("/api/v1/accounts/nobody/equity").statusCode()).isEqualTo(404);
    assertThat(service.get("/api/v1/accounts/delay-arb/equity?points=2").body())
        .contains("\"field\":\"points\"");
  }

  private static BigDecimal decimal(JsonNode node, String field) {
    return new BigDecimal(node.get(field).asText());
  }
}
