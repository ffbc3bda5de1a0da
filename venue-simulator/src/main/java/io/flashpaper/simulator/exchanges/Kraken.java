// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.exchanges;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** Kraken's WebSocket v2 (ticker, trade) and its REST ticker. Prices have one decimal. */
public final class Kraken extends Exchange {
  private static final String SYMBOL = "BTC/USD";
  private static final String BY_QUOTE = "ticker:bbo";
  private static final String BY_TRADE = "ticker:trades";
  private static final String TRADES = "trade";
  private static final String ALIVE = "heartbeat";
  private static final Set<String> PAIRS = Set.of("XBTUSD", "XXBTZUSD", "BTCUSD", "XBT/USD");
  private static final long CONNECTION_ID = 7_974_620_515_126_709_019L;
  private static final long TENTH_CENTS = 10;

  private long connections;

  /** The exchange before its first quote. */
  public Kraken() {
    super(Venue.KRAKEN, "/kraken", new Spot(106_799_953L, 0));
  }

  @Override
  public void flush() {
    List<Spot.Deal> deals = spot.takeTrades();
    Optional<VenueQuote> quote = spot.takeQuote();
    if (!deals.isEmpty()) {
      audience.tell(TRADES, trades("update", deals));
      spot.quote().ifPresent(q -> audience.tell(BY_TRADE, ticker("update", q)));
    }
    if (quote.isPresent() && audience.listensTo(BY_QUOTE)) {
      audience.tell(BY_QUOTE, ticker("update", quote.get()));
    }
  }

  @Override
  public void beat(long worldMs) {
    audience.tell(ALIVE, "{\"channel\":\"heartbeat\"}");
  }

  @Override
  public boolean offers(String path, String query) {
    return path.equals("/v2");
  }

  @Override
  public void connect(Peer peer, String path, String query, long worldMs) {
    super.connect(peer, path, query, worldMs);
    peer.send(
        "{\"channel\":\"status\",\"type\":\"update\",\"data\":[{\"version\":\"2.0.10\","
            + "\"system\":\"online\",\"api_version\":\"v2\",\"connection_id\":"
            + (CONNECTION_ID + connections++)
            + "}]}");
  }

  @Override
  String malformed() {
    return "{\"error\":\"Malformed JSON\",\"success\":false}";
  }

  @Override
  void receive(Peer peer, JsonNode message, long worldMs) {
    String method = message.path("method").asText();
    switch (method) {
      case "ping" -> peer.send(stamped(reply(message, "pong"), worldMs));
      case "subscribe", "unsubscribe" -> {
        for (JsonNode symbol : message.path("params").path("symbol")) {
          subscription(peer, message, symbol.asText(), worldMs);
        }
      }
      default -> peer.send(stamped(refusal(message, method, "Unsupported method"), worldMs));
    }
  }

  private void subscription(Peer peer, JsonNode message, String symbol, long worldMs) {
    String method = message.path("method").asText();
    JsonNode params = message.path("params");
    String channel = params.path("channel").asText();
    if (!symbol.equals(SYMBOL)) {
      ObjectNode refusal = refusal(message, method, "Currency pair not supported " + symbol);
      peer.send(stamped(refusal.put("symbol", symbol), worldMs));
      return;
    }
    if (!channel.equals("ticker") && !channel.equals(TRADES)) {
      ObjectNode refusal = refusal(message, method, "Channel not supported " + channel);
      peer.send(stamped(refusal.put("symbol", symbol), worldMs));
      return;
    }
    String trigger = params.path("event_trigger").asText("trades");
    boolean snapshot = params.path("snapshot").asBoolean(channel.equals("ticker"));
    ObjectNode reply = reply(message, method);
    ObjectNode result = reply.putObject("result").put("channel", channel);
    if (channel.equals("ticker")) {
      result.put("event_trigger", trigger);
    }
    result.put("snapshot", snapshot).put("symbol", symbol);
    reply.put("success", true);
    peer.send(stamped(reply, worldMs));
    String joined = channel.equals(TRADES) ? TRADES : "ticker:" + trigger;
    if (method.equals("unsubscribe")) {
      audience.of(peer).removeAll(Set.of(joined, channel, BY_QUOTE));
      return;
    }
    audience.of(peer).addAll(Set.of(joined, ALIVE));
    if (snapshot) {
      snapshot(peer, channel);
    }
  }

  private void snapshot(Peer peer, String channel) {
    if (channel.equals(TRADES)) {
      spot.last().ifPresent(deal -> peer.send(trades("snapshot", List.of(deal))));
    } else {
      spot.quote().ifPresent(quote -> peer.send(ticker("snapshot", quote)));
    }
  }

  private static ObjectNode reply(JsonNode message, String method) {
    ObjectNode reply = JSON.createObjectNode().put("method", method);
    if (message.path("req_id").isIntegralNumber()) {
      reply.put("req_id", message.path("req_id").asLong());
    }
    return reply;
  }

  private static ObjectNode refusal(JsonNode message, String method, String error) {
    return reply(message, method).put("error", error).put("success", false);
  }

  private static String stamped(ObjectNode reply, long worldMs) {
    String time = WireText.micros(worldMs);
    return reply.put("time_in", time).put("time_out", time).toString();
  }

  private String ticker(String type, VenueQuote quote) {
    long last = spot.last().map(d -> tenth(d.trade().priceCents())).orElse(bid(quote));
    long open = spot.open() == 0 ? last : tenth(spot.open());
    return "{\"channel\":\"ticker\",\"type\":\""
        + type
        + "\",\"data\":[{\"symbol\":\"BTC/USD\",\"bid\":"
        + decimal(bid(quote))
        + ",\"bid_qty\":"
        + WireText.bitcoin(quote.bidSize())
        + ",\"ask\":"
        + decimal(ask(quote))
        + ",\"ask_qty\":"
        + WireText.bitcoin(quote.askSize())
        + ",\"last\":"
        + decimal(last)
        + ",\"volume\":"
        + WireText.bitcoin(spot.volume())
        + ",\"vwap\":"
        + decimal(open)
        + ",\"low\":"
        + decimal(spot.low() == 0 ? last : tenth(spot.low()))
        + ",\"high\":"
        + decimal(spot.high() == 0 ? last : tenth(spot.high()))
        + ",\"change\":"
        + decimal(last - open)
        + ",\"change_pct\":"
        + WireText.fixed(Math.round((last - open) * 10_000.0 / open), 2)
        + ",\"trades\":"
        + spot.trades()
        + ",\"timestamp\":\""
        + WireText.micros(quote.atMs())
        + "\"}]}";
  }

  private static String trades(String type, List<Spot.Deal> deals) {
    StringBuilder text = new StringBuilder(256);
    text.append("{\"channel\":\"trade\",\"type\":\"").append(type).append("\",\"data\":[");
    String comma = "";
    for (Spot.Deal deal : deals) {
      VenueTrade trade = deal.trade();
      text.append(comma)
          .append("{\"symbol\":\"BTC/USD\",\"side\":\"")
          .append(trade.takerBuys() ? "buy" : "sell")
          .append("\",\"price\":")
          .append(decimal(tenth(trade.priceCents())))
          .append(",\"qty\":")
          .append(WireText.bitcoin(trade.size()))
          .append(",\"ord_type\":\"limit\",\"trade_id\":")
          .append(deal.id())
          .append(",\"timestamp\":\"")
          .append(WireText.micros(trade.atMs()))
          .append("\"}");
      comma = ",";
    }
    return text.append("]}").toString();
  }

  /** In tenths of a dollar, the bid down and the ask up. */
  private static long bid(VenueQuote quote) {
    return tenth(quote.bidCents());
  }

  private static long ask(VenueQuote quote) {
    return -Math.floorDiv(-quote.askCents(), TENTH_CENTS);
  }

  private static long tenth(long cents) {
    return Math.floorDiv(cents, TENTH_CENTS);
  }

  private static String decimal(long tenths) {
    return WireText.fixed(tenths, 1);
  }

  @Override
  public Optional<Answer> get(String path, Map<String, List<String>> query, long worldMs) {
    if (!path.equals("/0/public/Ticker")) {
      return Optional.empty();
    }
    if (query.getOrDefault("pair", List.of()).stream().noneMatch(PAIRS::contains)) {
      return Optional.of(Answer.ok("{\"error\":[\"EQuery:Unknown asset pair\"]}"));
    }
    return Optional.of(
        spot.quote()
            .map(quote -> Answer.ok(restTicker(quote)))
            .orElse(Answer.ok("{\"error\":[\"EService:Unavailable\"]}")));
  }

  private String restTicker(VenueQuote quote) {
    long last = spot.last().map(d -> tenth(d.trade().priceCents())).orElse(bid(quote));
    String lastSize = WireText.bitcoin(spot.last().map(d -> d.trade().size()).orElse(0L));
    String volume = WireText.bitcoin(spot.volume());
    ObjectNode body = JSON.createObjectNode();
    body.putArray("error");
    ObjectNode pair = body.putObject("result").putObject("XXBTZUSD");
    pair.putArray("a").add(rest(ask(quote))).add("1").add("1.000");
    pair.putArray("b").add(rest(bid(quote))).add("1").add("1.000");
    pair.putArray("c").add(rest(last)).add(lastSize);
    pair.putArray("v").add(volume).add(volume);
    pair.putArray("p").add(rest(last)).add(rest(last));
    ArrayNode trades = pair.putArray("t");
    trades.add(spot.trades()).add(spot.trades());
    pair.putArray("l").add(rest(tenth(spot.low()))).add(rest(tenth(spot.low())));
    pair.putArray("h").add(rest(tenth(spot.high()))).add(rest(tenth(spot.high())));
    pair.put("o", rest(tenth(spot.open())));
    return body.toString();
  }

  private static String rest(long tenths) {
    return WireText.fixed(tenths * 10_000, 5);
  }
}
