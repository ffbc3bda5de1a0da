// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.kalshi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.simulator.world.Series;
import java.math.BigDecimal;

/** A series as the REST API shows it. */
final class SeriesObject {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SeriesObject() {}

  static String of(Series series, FeeTable.Fees fees) {
    ObjectNode node = JSON.objectNode();
    node.put("ticker", series.name())
        .put("title", title(series))
        .put("category", "Crypto")
        .put("frequency", frequency(series))
        .put("fee_type", fees.type())
        .put("fee_multiplier", new BigDecimal(Double.toString(fees.multiplier())))
        .put("contract_terms_url", "https://assets.kalshi.com/contract_terms/CRYPTO.pdf")
        .put("contract_url", "https://assets.kalshi.com/contract_terms/CRYPTO.pdf")
        .put("exchange_index", 2)
        .put("last_updated_ts", "2026-07-01T18:05:04.527379Z");
    node.putArray("additional_prohibitions");
    node.putArray("categories").add("Crypto");
    node.putArray("tags").add("BTC");
    node.putArray("settlement_sources")
        .addObject()
        .put("name", "CF Benchmarks")
        .put("url", "https://www.cfbenchmarks.com/");
    node.putObject("product_metadata");
    ObjectNode body = JSON.objectNode();
    body.set("series", node);
    return body.toString();
  }

  private static String title(Series series) {
    return switch (series) {
      case KXBTC15M -> "Bitcoin price up down";
      case KXBTCD -> "Bitcoin price above";
    };
  }

  private static String frequency(Series series) {
    return switch (series) {
      case KXBTC15M -> "fifteen_min";
      case KXBTCD -> "hourly";
    };
  }
}
