// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.exchanges;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.simulator.wire.Answer;
import io.flashpaper.simulator.wire.Peer;
import io.flashpaper.simulator.wire.WireText;
import io.flashpaper.simulator.world.Venue;
import io.flashpaper.simulator.world.VenueQuote;
import io.flashpaper.simulator.world.VenueTrade;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Bitstamp's WebSocket (order book, live trades) and its REST ticker and book. */
public final class Bitstamp extends Exchange {
  private static final String BOOK = "order_book_btcusd";
  private static final String TRADES = "live_trades_btcusd";
  private static final Set<String> CHANNELS = Set.of(BOOK, TRADES);
  private static final int LEVELS = 10;
  private static final long LEVEL_STEP_CENTS = 53;

  /** The exchange before its first quote. */
  public Bitstamp() {
    super(Venue.BITSTAMP, "/bitstamp", new Spot(643_660_479L, 0));
  }

  @Override
  public void flush() {
    for (Spot.Deal deal : spot.takeTrades()) {
      if (audience.listensTo(TRADES)) {
        audience.tell(TRADES, trade(deal));
      }
    }
    Optional<VenueQuote> quote = spot.takeQuote();
    if (quote.isPresent() && audience.listensTo(BOOK)) {
      audience.tell(
          BOOK,
          "{\"data\":" + book(quote.get()) + ",\"channel\":\"" + BOOK + "\",\"event\":\"data\"}");
    }
  }

  @Override
  public void beat(long worldMs) {
    // Nothing unasked: here the client asks.
  }

  @Override
  public boolean offers(String path, String query) {
    return path.equals("/ws");
  }

  @Override
  String malformed() {
    return error("Incorrect JSON format.");
  }

  @Override
  void receive(Peer peer, JsonNode message, long worldMs) {
    String channel = message.path("data").path("channel").asText();
    switch (message.path("event").asText()) {
      case "bts:heartbeat" ->
          peer.send(
              "{\"event\":\"bts:heartbeat\",\"channel\":\"\",\"data\":{\"status\":\"success\"}}");
      case "bts:subscribe" -> {
        if (CHANNELS.contains(channel)) {
          peer.send(control("bts:subscription_succeeded", channel));
          audience.of(peer).add(channel);
        } else {
          peer.send(error("Incorrect subscription format."));
        }
      }
      case "bts:unsubscribe" -> {
        audience.of(peer).remove(channel);
        peer.send(control("bts:unsubscription_succeeded", channel));
      }
      default -> peer.send(error("Bad subscription string."));
    }
  }

  private static String control(String event, String channel) {
    return JSON.createObjectNode()
        .put("event", event)
        .put("channel", channel)
        .set("data", JSON.createObjectNode())
        .toString();
  }

  private static String error(String message) {
    return "{\"event\":\"bts:error\",\"channel\":\"\",\"data\":{\"code\":null,\"message\":\""
        + message
        + "\"}}";
  }

  private static String trade(Spot.Deal deal) {
    VenueTrade trade = deal.trade();
    String amount = WireText.bitcoin(trade.size());
    String price = WireText.cents(trade.priceCents());
    return "{\"data\":{\"id\":"
        + deal.id()
        + ",\"timestamp\":\""
        + trade.atMs() / 1000
        + "\",\"amount\":"
        + amount
        + ",\"amount_str\":\""
        + amount
        + "\",\"price\":"
        + price
        + ",\"price_str\":\""
        + price
        + "\",\"type\":"
        + (trade.takerBuys() ? 0 : 1)
        + ",\"microtimestamp\":\""
        + trade.atMs()
        + "000\",\"buy_order_id\":"
        + OrderIds.large(2 * deal.id())
        + ",\"sell_order_id\":"
        + OrderIds.large(2 * deal.id() + 1)
        + "},\"channel\":\"live_trades_btcusd\",\"event\":\"trade\"}";
  }

  private static String book(VenueQuote quote) {
    StringBuilder text = new StringBuilder(1_024);
    text.append("{\"timestamp\": \"")
        .append(quote.atMs() / 1000)
        .append("\", \"microtimestamp\": \"")
        .append(quote.atMs())
        .append("000\", \"bids\": [");
    levels(text, quote.bidCents(), -LEVEL_STEP_CENTS, quote.bidSize());
    text.append("], \"asks\": [");
    levels(text, quote.askCents(), LEVEL_STEP_CENTS, quote.askSize());
    return text.append("]}").toString();
  }

  private static void levels(StringBuilder text, long best, long step, long size) {
    for (int level = 0; level < LEVELS; level++) {
      text.append(level == 0 ? "[\"" : ", [\"")
          .append(WireText.cents(best + level * step))
          .append("\", \"")
          .append(WireText.bitcoin(size * (level + 2) / 2))
          .append("\"]");
    }
  }

  @Override
  public Optional<Answer> get(String path, Map<String, List<String>> query, long worldMs) {
    String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    if (spot.quote().isEmpty()) {
      return Optional.of(new Answer(503, "{\"status\":\"error\",\"reason\":\"no quote yet\"}"));
    }
    return switch (bare) {
      case "/api/v2/ticker/btcusd" -> Optional.of(Answer.ok(restTicker(spot.quote().get())));
      case "/api/v2/order_book/btcusd" -> Optional.of(Answer.ok(book(spot.quote().get())));
      default -> Optional.empty();
    };
  }

  private String restTicker(VenueQuote quote) {
    long last = spot.last().map(d -> d.trade().priceCents()).orElse(quote.bidCents());
    long open = spot.open() == 0 ? last : spot.open();
    boolean buys = spot.last().map(d -> d.trade().takerBuys()).orElse(true);
    return JSON.createObjectNode()
        .put("timestamp", Long.toString(quote.atMs() / 1000))
        .put("open", WireText.cents(open))
        .put("high", WireText.cents(spot.high()))
        .put("low", WireText.cents(spot.low()))
        .put("last", WireText.cents(last))
        .put("volume", WireText.bitcoin(spot.volume()))
        .put("vwap", WireText.cents(open))
        .put("bid", WireText.cents(quote.bidCents()))
        .put("ask", WireText.cents(quote.askCents()))
        .put("side", buys ? "0" : "1")
        .put("open_24", WireText.cents(open))
        .put("percent_change_24", WireText.fixed((last - open) * 10_000 / open, 2))
        .put("market_type", "SPOT")
        .put("pair", "BTC/USD")
        .put("market", "BTC/USD")
        .toString();
  }
}
