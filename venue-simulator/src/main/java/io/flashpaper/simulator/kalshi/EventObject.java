// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.kalshi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.simulator.world.MarketSpec;
import java.math.BigDecimal;

/** An event as the REST API lists it, without its markets. */
final class EventObject {
  private EventObject() {}

  static ObjectNode of(MarketSpec spec, FeeTable fees) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("event_ticker", spec.eventTicker())
            .put("series_ticker", spec.series().name())
            .put("title", MarketText.title(spec))
            .put("sub_title", MarketText.title(spec))
            .put("collateral_return_type", "")
            .put("mutually_exclusive", false)
            .put("exchange_index", 2);
    fees.ofEvent(spec.eventTicker())
        .ifPresentOrElse(
            override ->
                node.put("fee_type_override", override.type())
                    .put(
                        "fee_multiplier_override",
                        new BigDecimal(Double.toString(override.multiplier()))),
            () -> node.putNull("fee_type_override").putNull("fee_multiplier_override"));
    return node;
  }
}
