// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.kalshi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Executes what a client sends. */
final class Commands {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final KalshiSession session;

  Commands(KalshiSession session) {
    this.session = session;
  }

  /** A command that cannot be done. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final CommandError error;

    Refused(CommandError error) {
      super(error.name());
      this.error = error;
    }
  }

  void execute(String text) {
    JsonNode command;
    try {
      command = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      session.send(CommandError.UNPARSABLE.frame(0));
      return;
    }
    long id = command.path("id").asLong(0);
    try {
      dispatch(id, command);
    } catch (Refused refused) {
      session.send(refused.error.frame(id));
    }
  }

  private void dispatch(long id, JsonNode command) {
    if (!command.path("cmd").isTextual()) {
      throw new Refused(CommandError.UNPARSABLE);
    }
    switch (command.path("cmd").asText()) {
      case "subscribe" -> subscribe(id, params(command));
      case "unsubscribe" -> unsubscribe(id, params(command));
      case "update_subscription" -> update(id, params(command));
      case "list_subscriptions" -> list(id);
      default -> throw new Refused(CommandError.UNKNOWN_COMMAND);
    }
  }

  private static JsonNode params(JsonNode command) {
    JsonNode params = command.path("params");
    if (!params.isObject()) {
      throw new Refused(CommandError.PARAMS_REQUIRED);
    }
    return params;
  }

  private void subscribe(long id, JsonNode params) {
    List<String> channels = texts(params.path("channels"));
    if (channels.isEmpty()) {
      throw new Refused(CommandError.CHANNELS_REQUIRED);
    }
    for (String label : channels) {
      try {
        Channel channel =
            Channel.byLabel(label).orElseThrow(() -> new Refused(CommandError.UNKNOWN_CHANNEL));
        subscribe(id, channel, params);
      } catch (Refused refused) {
        session.send(refused.error.frame(id));
      }
    }
  }

  private void subscribe(long id, Channel channel, JsonNode params) {
    List<String> wanted = channel == Channel.CFBENCHMARKS_VALUE ? indices(params) : markets(params);
    if (channel == Channel.ORDERBOOK_DELTA && wanted.isEmpty()) {
      throw new Refused(CommandError.MARKET_REQUIRED);
    }
    boolean everything = wanted.isEmpty() || wanted.contains("all");
    Subscription subscription =
        session.subscription(channel).orElseGet(() -> session.open(channel, everything));
    if (everything) {
      subscription.wantEverything();
    }
    List<String> added = subscription.add(wanted);
    if (params.has("use_yes_price")) {
      subscription.useYesPrices(params.path("use_yes_price").asBoolean());
    }
    ObjectNode reply = reply(id, "subscribed");
    reply.putObject("msg").put("channel", channel.label()).put("sid", subscription.sid());
    session.send(reply + "\n");
    if (channel == Channel.ORDERBOOK_DELTA) {
      session.snapshots(subscription, added, 0);
    } else if (channel == Channel.TICKER && params.path("send_initial_snapshot").asBoolean()) {
      session.tickers(subscription);
    }
  }

  private static List<String> indices(JsonNode params) {
    List<String> indices = texts(params.path("index_ids"));
    if (indices.isEmpty()) {
      throw new Refused(CommandError.INDEX_REQUIRED);
    }
    return indices;
  }

  /** {@code market_ticker} or {@code market_tickers}, not both. */
  private static List<String> markets(JsonNode params) {
    List<String> one = texts(params.path("market_ticker"));
    List<String> many = texts(params.path("market_tickers"));
    if (!one.isEmpty() && !many.isEmpty()) {
      throw new Refused(CommandError.INVALID_PARAMETER);
    }
    return one.isEmpty() ? many : one;
  }

  private void unsubscribe(long id, JsonNode params) {
    List<Integer> sids = sids(params);
    if (sids.isEmpty()) {
      throw new Refused(CommandError.SIDS_REQUIRED);
    }
    for (int sid : sids) {
      Optional<Subscription> found = session.subscription(sid);
      if (found.isEmpty()) {
        session.send(CommandError.UNKNOWN_SID.frame(id));
        continue;
      }
      ObjectNode reply = reply(id, "unsubscribed");
      reply.put("sid", sid).put("seq", found.get().next());
      session.close(found.get());
      session.send(reply + "\n");
    }
  }

  private void update(long id, JsonNode params) {
    List<Integer> sids = sids(params);
    if (sids.size() != 1) {
      throw new Refused(CommandError.EXACTLY_ONE_SID);
    }
    Subscription subscription =
        session
            .subscription(sids.getFirst())
            .orElseThrow(() -> new Refused(CommandError.UNKNOWN_SID));
    if (!params.path("action").isTextual()) {
      throw new Refused(CommandError.ACTION_REQUIRED);
    }
    switch (params.path("action").asText()) {
      case "add_markets" -> {
        List<String> added = subscription.add(needed(params));
        confirm(id, subscription, params, "market_tickers");
        if (subscription.channel() == Channel.ORDERBOOK_DELTA) {
          session.snapshots(subscription, added, 0);
        }
      }
      case "delete_markets" -> {
        subscription.remove(needed(params));
        confirm(id, subscription, params, "market_tickers");
      }
      case "get_snapshot" -> {
        if (subscription.channel() != Channel.ORDERBOOK_DELTA) {
          throw new Refused(CommandError.UNSUPPORTED_ACTION);
        }
        session.snapshots(subscription, texts(params.path("market_tickers")), id);
      }
      case "subscribe_indices" -> {
        subscription.add(indices(params));
        confirm(id, subscription, params, "index_ids");
      }
      case "unsubscribe_indices" -> {
        subscription.remove(indices(params));
        confirm(id, subscription, params, "index_ids");
      }
      case "indexlist" -> {
        ObjectNode reply = reply(id, "cfbenchmarks_value_indexlist");
        reply.put("sid", subscription.sid()).put("seq", subscription.next());
        reply.putObject("msg").putArray("index_ids").add("BRTI");
        session.send(reply + "\n");
      }
      default -> throw new Refused(CommandError.UNSUPPORTED_ACTION);
    }
  }

  private static List<String> needed(JsonNode params) {
    List<String> tickers = markets(params);
    if (tickers.isEmpty()) {
      throw new Refused(CommandError.MARKET_REQUIRED);
    }
    return tickers;
  }

  private void confirm(long id, Subscription subscription, JsonNode params, String list) {
    ObjectNode reply = reply(id, "ok");
    reply.put("sid", subscription.sid()).put("seq", subscription.next());
    ObjectNode msg = reply.putObject("msg");
    if (!params.path("skip_ticker_ack").asBoolean()) {
      ArrayNode tickers = msg.putArray(list);
      subscription.markets().forEach(tickers::add);
    }
    session.send(reply + "\n");
  }

  private void list(long id) {
    ObjectNode reply = reply(id, "ok");
    ArrayNode msg = reply.putArray("msg");
    for (Subscription subscription : session.subscriptions()) {
      msg.addObject().put("channel", subscription.channel().label()).put("sid", subscription.sid());
    }
    session.send(reply + "\n");
  }

  private static ObjectNode reply(long id, String type) {
    ObjectNode reply = JSON.objectNode();
    if (id != 0) {
      reply.put("id", id);
    }
    return reply.put("type", type);
  }

  private static List<Integer> sids(JsonNode params) {
    List<Integer> sids = new ArrayList<>();
    params.path("sids").forEach(n -> sids.add(n.asInt()));
    if (params.path("sid").isInt()) {
      sids.add(params.path("sid").asInt());
    }
    return sids;
  }

  /** A text, or a list of texts. */
  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isTextual()) {
      texts.add(node.asText());
    }
    node.forEach(n -> texts.add(n.asText()));
    return texts;
  }
}
