// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** What REST says of the scripted strategy's rules: each line is the sum of its shadow trades. */
final class ShadowsOverRest {
  private ShadowsOverRest() {}

  static void check(ServiceProcess service) throws Exception {
    JsonNode rules = service.json("/api/v1/shadow").get("rules");
    assertThat(rules).extracting(rule -> rule.get("source").asText()).contains("EXIT");
    for (JsonNode rule : rules) {
      check(service, rule);
    }
  }

  private static void check(ServiceProcess service, JsonNode rule) throws Exception {
    String path =
        "/api/v1/shadow/trades?limit=1000&source=%s&rule=%s"
            .formatted(rule.get("source").asText(), rule.get("rule").asText());
    JsonNode trades = service.json(path).get("trades");
    assertThat(trades.size()).isEqualTo(rule.get("begun").asInt());
    BigDecimal saved = BigDecimal.ZERO.setScale(6);
    long settled = 0;
    for (JsonNode trade : trades) {
      if (trade.get("status").asText().equals("SETTLED")) {
        settled++;
        saved = saved.add(decimal(trade, "saved"));
        assertThat(decimal(trade, "saved"))
            .isEqualTo(decimal(trade, "kept").subtract(decimal(trade, "paid")));
      }
    }
    assertThat(rule.get("settled").asLong()).isEqualTo(settled);
    assertThat(decimal(rule, "saved")).isEqualTo(saved);
  }

  private static BigDecimal decimal(JsonNode node, String field) {
    return new BigDecimal(node.get(field).asText());
  }
}
