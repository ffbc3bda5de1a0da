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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Coinbase Exchange: the feed of ticker, matches and heartbeat, and the REST ticker. */
public final class Coinbase extends Exchange {
  private static final String PRODUCT = "BTC-USD";
  private static final Set<String> CHANNELS =
      Set.of("ticker", "ticker_batch", "matches", "heartbeat", "status");
  private static final Set<String> LOCKED = Set.of("level2", "level3", "full");

  /** The exchange before its first quote. */
  public Coinbase() {
    super(Venue.COINBASE, "/coinbase", new Spot(1_088_490_716L, 135_557_035_414L));
  }

  @Override
  public void flush() {
    spot.takeQuote();
    List<Spot.Deal> deals = spot.takeTrades();
    for (Spot.Deal deal : deals) {
      audience.tell("matches", match("match", deal));
    }
    if (!deals.isEmpty() && (audience.listensTo("ticker") || audience.listensTo("ticker_batch"))) {
      String frame = ticker(deals.getLast());
      audience.tell("ticker", frame);
      audience.tell("ticker_batch", frame);
    }
  }

  @Override
  public void beat(long worldMs) {
    if (audience.listensTo("heartbeat")) {
      audience.tell("heartbeat", heartbeat(worldMs));
    }
  }

  @Override
  public boolean offers(String path, String query) {
    return path.equals("/ws");
  }

  @Override
  String malformed() {
    return error("Malformed JSON");
  }

  @Override
  void receive(Peer peer, JsonNode message, long worldMs) {
    switch (message.path("type").asText()) {
      case "subscribe" -> subscribe(peer, message);
      case "unsubscribe" -> {
        for (JsonNode channel : message.path("channels")) {
          audience.of(peer).remove(name(channel));
        }
        peer.send(subscriptions(peer));
      }
      default -> peer.send(error("Type has to be either subscribe or unsubscribe"));
    }
  }

  private void subscribe(Peer peer, JsonNode message) {
    List<String> wanted = new ArrayList<>();
    for (JsonNode channel : message.path("channels")) {
      String name = name(channel);
      JsonNode products =
          channel.has("product_ids") ? channel.path("product_ids") : message.path("product_ids");
      Optional<String> refusal = refusal(name, products);
      if (refusal.isPresent()) {
        peer.send(refused(refusal.get()));
        return;
      }
      wanted.add(name);
    }
    if (wanted.isEmpty()) {
      peer.send(refused("channels are required"));
      return;
    }
    audience.of(peer).addAll(wanted);
    peer.send(subscriptions(peer));
    spot.last()
        .ifPresent(
            deal -> {
              if (wanted.contains("matches")) {
                peer.send(match("last_match", deal));
              }
              if (wanted.contains("ticker")) {
                peer.send(ticker(deal));
              }
            });
  }

  /** Tells all who listen to matches of the last one again, as after a subscription. */
  public void sendLastMatch() {
    spot.last().ifPresent(deal -> audience.tell("matches", match("last_match", deal)));
  }

  private static Optional<String> refusal(String channel, JsonNode products) {
    if (LOCKED.contains(channel)) {
      return Optional.of(
          "level2, level3, and full channels now require authentication."
              + " https://docs.cloud.coinbase.com/exchange/docs/websocket-auth");
    }
    if (!CHANNELS.contains(channel)) {
      return Optional.of(channel + " is not a valid channel");
    }
    if (products.isEmpty()) {
      return Optional.of("product_ids are required");
    }
    for (JsonNode product : products) {
      if (!product.asText().equals(PRODUCT)) {
        return Optional.of(product.asText() + " is not a valid product");
      }
    }
    return Optional.empty();
  }

  private static String name(JsonNode channel) {
    return channel.isObject() ? channel.path("name").asText() : channel.asText();
  }

  private String subscriptions(Peer peer) {
    ObjectNode node = JSON.createObjectNode().put("type", "subscriptions");
    ArrayNode channels = node.putArray("channels");
    for (String channel : new TreeSet<>(audience.of(peer))) {
      ObjectNode one = channels.addObject().put("name", channel);
      one.putArray("product_ids").add(PRODUCT);
      one.putNull("account_ids");
    }
    return node.toString();
  }

  private static String error(String message) {
    return JSON.createObjectNode().put("type", "error").put("message", message).toString();
  }

  private static String refused(String reason) {
    return JSON.createObjectNode()
        .put("type", "error")
        .put("message", "Failed to subscribe")
        .put("reason", reason)
        .toString();
  }

  private String ticker(Spot.Deal deal) {
    VenueQuote quote = spot.quote().orElseThrow();
    VenueTrade trade = deal.trade();
    return "{\"type\":\"ticker\",\"sequence\":"
        + spot.nextSequence()
        + ",\"product_id\":\"BTC-USD\",\"price\":\""
        + WireText.cents(trade.priceCents())
        + "\",\"open_24h\":\""
        + WireText.cents(spot.open())
        + "\",\"volume_24h\":\""
        + WireText.bitcoin(spot.volume())
        + "\",\"low_24h\":\""
        + WireText.cents(spot.low())
        + "\",\"high_24h\":\""
        + WireText.cents(spot.high())
        + "\",\"volume_30d\":\""
        + WireText.bitcoin(spot.volume())
        + "\",\"best_bid\":\""
        + WireText.cents(quote.bidCents())
        + "\",\"best_bid_size\":\""
        + WireText.bitcoin(quote.bidSize())
        + "\",\"best_ask\":\""
        + WireText.cents(quote.askCents())
        + "\",\"best_ask_size\":\""
        + WireText.bitcoin(quote.askSize())
        + "\",\"side\":\""
        + (trade.takerBuys() ? "buy" : "sell")
        + "\",\"time\":\""
        + WireText.micros(quote.atMs())
        + "\",\"trade_id\":"
        + deal.id()
        + ",\"last_size\":\""
        + WireText.bitcoin(trade.size())
        + "\"}";
  }

  /** The side of a match is the maker's. */
  private String match(String type, Spot.Deal deal) {
    VenueTrade trade = deal.trade();
    return "{\"type\":\""
        + type
        + "\",\"trade_id\":"
        + deal.id()
        + ",\"maker_order_id\":\""
        + OrderIds.uuid(2 * deal.id())
        + "\",\"taker_order_id\":\""
        + OrderIds.uuid(2 * deal.id() + 1)
        + "\",\"side\":\""
        + (trade.takerBuys() ? "sell" : "buy")
        + "\",\"size\":\""
        + WireText.bitcoin(trade.size())
        + "\",\"price\":\""
        + WireText.cents(trade.priceCents())
        + "\",\"product_id\":\"BTC-USD\",\"sequence\":"
        + spot.nextSequence()
        + ",\"time\":\""
        + WireText.micros(trade.atMs())
        + "\"}";
  }

  private String heartbeat(long worldMs) {
    return "{\"type\":\"heartbeat\",\"last_trade_id\":"
        + spot.last().map(Spot.Deal::id).orElse(0L)
        + ",\"product_id\":\"BTC-USD\",\"sequence\":"
        + spot.sequence()
        + ",\"time\":\""
        + WireText.micros(worldMs)
        + "\"}";
  }

  @Override
  public Optional<Answer> get(String path, Map<String, List<String>> query, long worldMs) {
    if (!path.equals("/products/BTC-USD/ticker")) {
      return path.startsWith("/products/")
          ? Optional.of(new Answer(404, "{\"message\":\"NotFound\"}"))
          : Optional.empty();
    }
    if (spot.quote().isEmpty() || spot.last().isEmpty()) {
      return Optional.of(new Answer(503, "{\"message\":\"no trade yet\"}"));
    }
    VenueQuote quote = spot.quote().get();
    Spot.Deal deal = spot.last().get();
    return Optional.of(
        Answer.ok(
            JSON.createObjectNode()
                .put("ask", WireText.cents(quote.askCents()))
                .put("bid", WireText.cents(quote.bidCents()))
                .put("volume", WireText.bitcoin(spot.volume()))
                .put("trade_id", deal.id())
                .put("price", WireText.cents(deal.trade().priceCents()))
                .put("size", WireText.bitcoin(deal.trade().size()))
                .put("time", WireText.micros(deal.trade().atMs()).replace("Z", "000Z"))
                .put("rfq_volume", "0.000000")
                .toString()));
  }
}
