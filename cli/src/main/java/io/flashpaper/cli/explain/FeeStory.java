// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.explain;

import static io.flashpaper.cli.explain.StoryText.plain;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.cli.report.TextTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** How an order's fee came about, fill by fill, in the words of {@code ./flashpaper fee}. */
final class FeeStory {
  private static final BigDecimal RATE = new BigDecimal("0.07");

  private FeeStory() {}

  static List<String> lines(List<JsonNode> fills) {
    JsonNode first = fills.getFirst();
    List<String> lines = new ArrayList<>();
    if (first.hasNonNull("feeMultiplier")) {
      lines.add(
          "  model fee = multiplier %s x share %s x 0.07 x contracts x price x (1 - price), fee type %s%s"
              .formatted(
                  plain(first.path("feeMultiplier"), 0),
                  plain(first.path("feeFactor"), 0),
                  first.path("feeType").asText("not said, the full curve assumed"),
                  first.path("feeWaived").asBoolean() ? ", waived" : ""));
    }
    TextTable table =
        new TextTable(
            1,
            "fill",
            "contracts",
            "price",
            "model fee",
            "trade fee",
            "rounding",
            "rebate",
            "fee",
            "balance change");
    fills.forEach(fill -> add(table, fill));
    table.lines("  ").forEach(lines::add);
    return lines;
  }

  private static void add(TextTable table, JsonNode fill) {
    BigDecimal fee =
        decimal(fill, "tradeFee")
            .add(decimal(fill, "roundingFee"))
            .subtract(decimal(fill, "rebate"));
    table.row(
        fill.path("number").asText(),
        plain(fill.path("quantity"), 0),
        plain(fill.path("price"), 2),
        model(fill),
        plain(fill.path("tradeFee"), 2),
        plain(fill.path("roundingFee"), 2),
        plain(fill.path("rebate"), 2),
        FactText.plain(fee, 2),
        plain(fill.path("cashChange"), 2));
  }

  private static String model(JsonNode fill) {
    if (!fill.hasNonNull("feeMultiplier") || fill.path("feeWaived").asBoolean()) {
      return "0.00";
    }
    BigDecimal price = decimal(fill, "price");
    return FactText.plain(
        RATE.multiply(decimal(fill, "feeMultiplier"))
            .multiply(decimal(fill, "feeFactor"))
            .multiply(decimal(fill, "quantity"))
            .multiply(price)
            .multiply(BigDecimal.ONE.subtract(price)),
        2);
  }

  private static BigDecimal decimal(JsonNode fill, String field) {
    return new BigDecimal(fill.path(field).asText("0"));
  }
}
