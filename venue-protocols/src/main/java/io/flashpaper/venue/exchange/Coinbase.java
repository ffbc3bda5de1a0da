// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.exchange;

import io.flashpaper.venue.exchange.ExchangeEvent.Ack;
import io.flashpaper.venue.exchange.ExchangeEvent.Alive;
import io.flashpaper.venue.exchange.ExchangeEvent.Denied;
import io.flashpaper.venue.exchange.ExchangeEvent.Ignored;
import io.flashpaper.venue.exchange.ExchangeEvent.Quote;
import io.flashpaper.venue.exchange.ExchangeEvent.Trade;
import io.flashpaper.venue.wire.Fields;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Coinbase Exchange: {@code ticker} for the touch, which comes with every match, {@code matches}
 * for all trades, and {@code heartbeat} to tell a quiet market from a dead connection.
 */
public final class Coinbase implements Exchange {
  /** Both of its protocols beat once a second, because we ask for it. */
  static final Keepalive BEATS =
      new Keepalive(
          Optional.empty(),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Optional.of(Duration.ofSeconds(5)));

  private static final String PRODUCT = "BTC-USD";
  private static final Set<String> SIDES = Set.of("buy", "sell");
  private static final Set<String> KNOWN =
      Set.of("last_match", "snapshot", "received", "open", "done", "change", "activate", "status");
  private static final String SUBSCRIBE =
      """
      {"type":"subscribe","product_ids":["BTC-USD"],"channels":["ticker","matches","heartbeat"]}\
      """;

  @Override
  public String id() {
    return "coinbase";
  }

  @Override
  public URI defaultWsUrl() {
    return URI.create("wss://ws-feed.exchange.coinbase.com");
  }

  @Override
  public URI defaultRestUrl() {
    return URI.create("https://api.exchange.coinbase.com/products/BTC-USD/ticker");
  }

  @Override
  public List<Subscription> subscriptions() {
    return List.of(
        new Subscription(
            Optional.of(SUBSCRIBE),
            List.of("ticker", "matches", "heartbeat"),
            Duration.ofSeconds(5)));
  }

  @Override
  public Keepalive keepalive() {
    return BEATS;
  }

  @Override
  public List<ExchangeEvent> parse(String frame) {
    return Frames.read(frame, Coinbase::events);
  }

  private static List<ExchangeEvent> events(Fields frame) {
    String type = frame.text("type");
    return switch (type) {
      case "ticker", "match" ->
          frame.text("product_id").equals(PRODUCT)
              ? List.of(type.equals("match") ? trade(frame) : quote(frame))
              : List.of(new Ignored(type + " of another product"));
      case "heartbeat" -> List.of(new Alive(false));
      case "subscriptions" -> Frames.orIgnored(acks(frame), "subscriptions of other products");
      case "error" ->
          List.of(new Denied(frame.text("message") + ": " + frame.textOrEmpty("reason")));
      case "l2update" -> List.of(levels(frame));
      default -> List.of(Frames.ignored(type, KNOWN));
    };
  }

  private static List<ExchangeEvent> acks(Fields frame) {
    return frame
        .objects("channels")
        .filter(channel -> channel.texts("product_ids").anyMatch(PRODUCT::equals))
        .<ExchangeEvent>map(channel -> new Ack(channel.text("name")))
        .toList();
  }

  /** Comes with every match, so it is as old as that. */
  private static Quote quote(Fields frame) {
    return new Quote(
        frame.dollarsText("best_bid"),
        frame.dollarsText("best_ask"),
        OptionalLong.of(frame.timeMs("time")),
        OptionalLong.of(frame.count("sequence")));
  }

  /** The side of a match is the maker's. */
  private static Trade trade(Fields frame) {
    return new Trade(
        frame.dollarsText("price"),
        frame.word("side", SIDES).equals("sell"),
        frame.count("trade_id"),
        OptionalLong.of(frame.timeMs("time")));
  }

  /** Not asked for; yet one that cannot be, as were seen, is to be known. */
  private static Ignored levels(Fields frame) {
    frame.timeMs("time");
    frame
        .rows("changes")
        .forEach(row -> row.stream().skip(1).forEach(amount -> frame.rounded("changes", amount)));
    return new Ignored("l2update");
  }

  /** The time of a ticker is its last trade's and may be old: the quote is newer. */
  @Override
  public ExchangeEvent parseRest(String body) {
    return Frames.readOne(
        body,
        answer ->
            answer.has("bids")
                ? Frames.bookQuote(
                    answer,
                    OptionalLong.of(answer.timeMs("time")),
                    OptionalLong.of(answer.count("sequence")))
                : new Quote(answer.dollarsText("bid"), answer.dollarsText("ask")));
  }
}
