// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.kalshi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.simulator.wire.Answer;
import io.flashpaper.simulator.wire.WireText;
import io.flashpaper.simulator.world.Market;
import io.flashpaper.simulator.world.MarketSpec;
import io.flashpaper.simulator.world.PublicTrade;
import io.flashpaper.simulator.world.Series;
import io.flashpaper.simulator.world.World;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers the market-data endpoints of {@code /trade-api/v2}. */
public final class KalshiRest {
  /** What all paths begin with. */
  public static final String ROOT = "/trade-api/v2";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Answer NOT_FOUND =
      new Answer(404, "{\"error\":{\"code\":\"not_found\",\"message\":\"not found\"}}");
  private static final Set<String> FILTERS =
      Set.of("unopened", "open", "paused", "closed", "settled");
  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 1_000;
  private static final int DEEPEST = 100;

  private final World world;
  private final FeeTable fees = new FeeTable();

  /** Answers from a world. */
  public KalshiRest(World world) {
    this.world = world;
  }

  /** What trading costs. */
  public FeeTable fees() {
    return fees;
  }

  /**
   * Answers a GET.
   *
   * @param path below {@link #ROOT}, with its leading slash
   */
  public Answer get(String path, Map<String, List<String>> parameters) {
    try {
      return route(path, new Query(parameters));
    } catch (Query.BadParameter e) {
      return new Answer(400, JSON.objectNode().put("msg", e.getMessage()).toString());
    }
  }

  private Answer route(String path, Query query) {
    String[] parts = path.substring(1).split("/", -1);
    return switch (parts[0] + "/" + parts.length) {
      case "exchange/2" -> parts[1].equals("status") ? Answer.ok(status()) : NOT_FOUND;
      case "series/2" -> series(parts[1]);
      case "events/1" -> events(query);
      case "markets/1" -> markets(query);
      case "markets/2" ->
          switch (parts[1]) {
            case "orderbooks" -> books(query);
            case "trades" -> trades(query);
            default -> found(parts[1], this::market);
          };
      case "markets/3" ->
          parts[2].equals("orderbook") ? found(parts[1], m -> book(m, query)) : NOT_FOUND;
      default -> NOT_FOUND;
    };
  }

  private Answer found(String ticker, Function<Market, Answer> then) {
    return world.markets().find(ticker).map(then).orElse(NOT_FOUND);
  }

  private static String status() {
    ObjectNode shard =
        JSON.objectNode()
            .put("exchange_index", 0)
            .put("exchange_active", true)
            .put("trading_active", true)
            .put("intra_exchange_transfers_active", true);
    ObjectNode node =
        JSON.objectNode()
            .put("exchange_active", true)
            .put("trading_active", true)
            .put("intra_exchange_transfers_active", true);
    node.putArray("exchange_index_statuses")
        .add(shard)
        .add(shard.deepCopy().put("exchange_index", 2));
    return node.toString();
  }

  private Answer series(String ticker) {
    Optional<Series> found =
        Arrays.stream(Series.values())
            .filter(s -> s.name().equals(ticker) && world.lists(s))
            .findFirst();
    return found.map(s -> Answer.ok(SeriesObject.of(s, fees.ofSeries(s.name())))).orElse(NOT_FOUND);
  }

  private Answer market(Market market) {
    ObjectNode node = JSON.objectNode();
    node.set("market", shown(market));
    return Answer.ok(node.toString());
  }

  private Answer book(Market market, Query query) {
    ObjectNode node = JSON.objectNode();
    node.set("orderbook_fp", MarketObject.book(market.book(), query.number("depth", 0, DEEPEST)));
    return Answer.ok(node.toString());
  }

  private Answer books(Query query) {
    List<String> tickers = query.all("tickers");
    if (tickers.isEmpty() || tickers.size() > PAGE) {
      throw new Query.BadParameter("Invalid value for parameter tickers: 1 to 100 are needed");
    }
    ObjectNode node = JSON.objectNode();
    ArrayNode books = node.putArray("orderbooks");
    for (String ticker : tickers) {
      world
          .markets()
          .find(ticker)
          .ifPresent(
              m ->
                  books
                      .addObject()
                      .put("ticker", ticker)
                      .set("orderbook_fp", MarketObject.book(m.book(), 0)));
    }
    return Answer.ok(node.toString());
  }

  private Answer markets(Query query) {
    Optional<String> status = query.text("status");
    if (status.isPresent() && !FILTERS.contains(status.get())) {
      throw new Query.BadParameter("Invalid value for parameter status: " + status.get());
    }
    List<String> tickers = query.list("tickers");
    Stream<Market> chosen =
        world.markets().all().stream()
            .filter(m -> status.isEmpty() || m.status().filter().equals(status.get()))
            .filter(m -> is(query.text("series_ticker"), m.spec().series().name()))
            .filter(m -> is(query.text("event_ticker"), m.spec().eventTicker()))
            .filter(m -> tickers.isEmpty() || tickers.contains(m.ticker()))
            .filter(m -> !query.text("mve_filter").equals(Optional.of("only")))
            .filter(m -> between(query, "close_ts", m.spec().closeMs()))
            .filter(m -> between(query, "created_ts", m.spec().createdMs()))
            .filter(m -> between(query, "settled_ts", m.settledMs().orElse(0)))
            .filter(m -> m.updatedMs() / 1000 >= query.number("min_updated_ts").orElse(0))
            .sorted(Comparator.comparingLong((Market m) -> m.spec().closeMs()).reversed());
    return page(query, "markets", chosen.toList(), this::shown);
  }

  private ObjectNode shown(Market market) {
    ObjectNode node = MarketObject.of(market);
    fees.waivedUntilMs(market.ticker())
        .ifPresent(ms -> node.put("fee_waiver_expiration_time", WireText.time(ms)));
    return node;
  }

  private Answer events(Query query) {
    List<MarketSpec> chosen =
        world.markets().all().stream()
            .map(Market::spec)
            .filter(spec -> is(query.text("series_ticker"), spec.series().name()))
            .filter(spec -> between(query, "close_ts", spec.closeMs()))
            .collect(
                Collectors.toMap(
                    MarketSpec::eventTicker, Function.identity(), (a, _) -> a, TreeMap::new))
            .values()
            .stream()
            .toList();
    return page(query, "events", chosen, spec -> EventObject.of(spec, fees));
  }

  private Answer trades(Query query) {
    Optional<String> ticker = query.text("ticker");
    List<PublicTrade> chosen =
        world.markets().all().stream()
            .filter(m -> is(ticker, m.ticker()))
            .flatMap(m -> m.trades().stream())
            .filter(t -> t.atMs() / 1000 >= query.number("min_ts").orElse(0))
            .filter(t -> t.atMs() / 1000 <= query.number("max_ts").orElse(Long.MAX_VALUE))
            .filter(t -> !query.text("is_block_trade").equals(Optional.of("true")))
            .sorted(Comparator.comparingLong(PublicTrade::atMs).reversed())
            .toList();
    return page(query, "trades", chosen, MarketObject::trade);
  }

  /** The cursor is the offset of the next page. */
  private static <T> Answer page(
      Query query, String name, List<T> all, Function<T, ObjectNode> shown) {
    int limit = query.number("limit", PAGE, LARGEST_PAGE);
    int from = Math.min(all.size(), query.number("cursor", 0, Integer.MAX_VALUE));
    int to = Math.min(all.size(), from + (limit == 0 ? PAGE : limit));
    ObjectNode node = JSON.objectNode();
    node.putArray(name).addAll(all.subList(from, to).stream().map(shown).toList());
    node.put("cursor", to < all.size() ? Integer.toString(to) : "");
    return Answer.ok(node.toString());
  }

  private static boolean is(Optional<String> wanted, String actual) {
    return wanted.isEmpty() || wanted.get().equals(actual);
  }

  private static boolean between(Query query, String name, long ms) {
    long seconds = ms / 1000;
    return seconds >= query.number("min_" + name).orElse(Long.MIN_VALUE)
        && seconds <= query.number("max_" + name).orElse(Long.MAX_VALUE);
  }
}
