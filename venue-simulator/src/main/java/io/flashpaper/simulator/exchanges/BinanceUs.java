// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.exchanges;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.simulator.wire.Answer;
import io.flashpaper.simulator.wire.Peer;
import io.flashpaper.simulator.wire.WireText;
import io.flashpaper.simulator.world.Venue;
import io.flashpaper.simulator.world.VenueQuote;
import io.flashpaper.simulator.world.VenueTrade;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Binance.US: raw and combined streams of bookTicker and trade, and the REST book ticker. A wrong
 * stream name in the address gives silence, as there.
 */
public final class BinanceUs extends Exchange {
  private static final String QUOTES = "btcusd@bookTicker";
  private static final String TRADES = "btcusd@trade";
  private static final String RAW = "/ws";
  private static final String COMBINED = "/stream";
  private static final String WRAPPED = "+";
  private static final String SYMBOL = "BTCUSD";

  private final Set<Peer> combined = new HashSet<>();

  /** The exchange before its first quote. */
  public BinanceUs() {
    super(Venue.BINANCE_US, "/binanceus", new Spot(24_317_489L, 3_793_150_009L));
  }

  @Override
  public void flush() {
    for (Spot.Deal deal : spot.takeTrades()) {
      tell(TRADES, trade(deal));
    }
    spot.takeQuote().ifPresent(quote -> tell(QUOTES, bookTicker(quote)));
  }

  private void tell(String stream, String data) {
    audience.tell(stream, data);
    audience.tell(WRAPPED + stream, "{\"stream\":\"" + stream + "\",\"data\":" + data + "}");
  }

  @Override
  public void beat(long worldMs) {
    // No heartbeat of its own.
  }

  @Override
  public boolean offers(String path, String query) {
    return path.equals(RAW) || path.startsWith(RAW + "/") || path.equals(COMBINED);
  }

  @Override
  public void connect(Peer peer, String path, String query, long worldMs) {
    super.connect(peer, path, query, worldMs);
    if (path.equals(COMBINED)) {
      combined.add(peer);
      String decoded = URLDecoder.decode(query, StandardCharsets.UTF_8);
      String streams = decoded.startsWith("streams=") ? decoded.substring("streams=".length()) : "";
      for (String stream : streams.split("/", -1)) {
        audience.of(peer).add(WRAPPED + stream);
      }
    } else if (path.length() > RAW.length() + 1) {
      for (String stream : path.substring(RAW.length() + 1).split("/", -1)) {
        audience.of(peer).add(stream);
      }
    }
  }

  @Override
  public void disconnect(Peer peer) {
    super.disconnect(peer);
    combined.remove(peer);
  }

  @Override
  String malformed() {
    return "{\"code\":2,\"msg\":\"Invalid request: not JSON\"}";
  }

  @Override
  void receive(Peer peer, JsonNode message, long worldMs) {
    String prefix = combined.contains(peer) ? WRAPPED : "";
    switch (message.path("method").asText()) {
      case "SUBSCRIBE" ->
          message.path("params").forEach(p -> audience.of(peer).add(prefix + p.asText()));
      case "UNSUBSCRIBE" ->
          message.path("params").forEach(p -> audience.of(peer).remove(prefix + p.asText()));
      default -> {
        peer.send("{\"code\":2,\"msg\":\"Invalid request: unknown method\"}");
        return;
      }
    }
    peer.send("{\"result\":null,\"id\":" + message.path("id").asLong() + "}");
  }

  private String bookTicker(VenueQuote quote) {
    return "{\"u\":"
        + spot.nextSequence()
        + ",\"s\":\"BTCUSD\",\"b\":\""
        + price(quote.bidCents())
        + "\",\"B\":\""
        + WireText.bitcoin(quote.bidSize())
        + "\",\"a\":\""
        + price(quote.askCents())
        + "\",\"A\":\""
        + WireText.bitcoin(quote.askSize())
        + "\"}";
  }

  private static String trade(Spot.Deal deal) {
    VenueTrade trade = deal.trade();
    return "{\"e\":\"trade\",\"E\":"
        + trade.atMs()
        + ",\"s\":\"BTCUSD\",\"t\":"
        + deal.id()
        + ",\"p\":\""
        + price(trade.priceCents())
        + "\",\"q\":\""
        + WireText.bitcoin(trade.size())
        + "\",\"b\":"
        + (664_459_366L + 2 * deal.id())
        + ",\"a\":"
        + (664_459_367L + 2 * deal.id())
        + ",\"T\":"
        + trade.atMs()
        + ",\"m\":"
        + !trade.takerBuys()
        + ",\"M\":true}";
  }

  private static String price(long cents) {
    return WireText.fixed(cents * 1_000_000, 8);
  }

  @Override
  public Optional<Answer> get(String path, Map<String, List<String>> query, long worldMs) {
    if (!path.startsWith("/api/v3/ticker/")) {
      return Optional.empty();
    }
    if (!query.getOrDefault("symbol", List.of()).contains(SYMBOL)) {
      return Optional.of(new Answer(400, "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}"));
    }
    if (spot.quote().isEmpty()) {
      return Optional.of(new Answer(503, "{\"code\":-1000,\"msg\":\"no quote yet\"}"));
    }
    VenueQuote quote = spot.quote().get();
    return switch (path) {
      case "/api/v3/ticker/bookTicker" ->
          Optional.of(
              Answer.ok(
                  JSON.createObjectNode()
                      .put("symbol", SYMBOL)
                      .put("bidPrice", price(quote.bidCents()))
                      .put("bidQty", WireText.bitcoin(quote.bidSize()))
                      .put("askPrice", price(quote.askCents()))
                      .put("askQty", WireText.bitcoin(quote.askSize()))
                      .toString()));
      case "/api/v3/ticker/price" ->
          Optional.of(
              Answer.ok(
                  JSON.createObjectNode()
                      .put("symbol", SYMBOL)
                      .put(
                          "price",
                          price(
                              spot.last()
                                  .map(d -> d.trade().priceCents())
                                  .orElse(quote.bidCents())))
                      .toString()));
      default -> Optional.empty();
    };
  }
}
