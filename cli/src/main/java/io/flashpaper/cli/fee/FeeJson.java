// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.fee;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** A bill as JSON: money, prices and counts are decimal texts. */
public final class FeeJson {
  private FeeJson() {}

  /** The bill on several lines. */
  public static String of(FeeBill bill) {
    FeePlan plan = bill.plan();
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("mode", plan.policy().configName())
            .put("role", plan.role().name().toLowerCase(Locale.ROOT))
            .put("type", plan.fees().type())
            .put("multiplier", FeeText.micros(plan.fees().multiplierMicros()))
            .put("action", plan.selling() ? "sell" : "buy");
    ArrayNode fills = json.putArray("fills");
    for (int fill = 0; fill < bill.lines().size(); fill++) {
      ObjectNode one = fills.addObject();
      one.put("price", plan.fills().get(fill).price().toString());
      put(one, bill.lines().get(fill));
    }
    put(json.putObject("total"), bill.total());
    json.put("keptRounding", bill.kept().toString());
    return json.toPrettyString();
  }

  private static void put(ObjectNode json, FeeLine line) {
    json.put("contracts", line.quantity().toString())
        .put("revenue", line.revenue().toString())
        .put("modelFee", line.model().toPlainString())
        .put("tradeFee", line.trade().toString())
        .put("roundingFee", line.rounding().toString())
        .put("rebate", line.rebate().toString())
        .put("fee", line.fee().toString())
        .put("balanceChange", line.balanceChange().toString());
  }
}
