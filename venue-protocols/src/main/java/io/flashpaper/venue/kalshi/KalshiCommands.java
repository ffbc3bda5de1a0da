// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import io.flashpaper.model.MarketId;
import java.util.Collection;
import java.util.stream.Collectors;

/** The texts we send; all of them only ask for market data. */
public final class KalshiCommands {
  private KalshiCommands() {}

  public static String subscribe(long id, KalshiChannel channel, Collection<MarketId> markets) {
    String about =
        switch (channel) {
          case BOOKS -> ",\"market_tickers\":" + tickers(markets) + ",\"use_yes_price\":true";
          case TOTALS, PRINTS -> ",\"market_tickers\":" + tickers(markets);
          case INDEX -> ",\"index_ids\":[\"BRTI\"]";
          case LIFECYCLE -> "";
        };
    return """
    {"id":%d,"cmd":"subscribe","params":{"channels":["%s"]%s}}\
    """
        .formatted(id, channel.wireName(), about);
  }

  public static String update(long id, long sid, String action, Collection<MarketId> markets) {
    return """
    {"id":%d,"cmd":"update_subscription","params":{"sids":[%d],"market_tickers":%s,"action":"%s"}}\
    """
        .formatted(id, sid, tickers(markets), action);
  }

  private static String tickers(Collection<MarketId> markets) {
    return markets.stream()
        .map(market -> "\"" + market.ticker() + "\"")
        .collect(Collectors.joining(",", "[", "]"));
  }
}
