// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import io.flashpaper.model.Book;
import io.flashpaper.model.MarketId;
import io.flashpaper.venue.wire.Fields;
import io.flashpaper.venue.wire.RefusedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** From REST answers to values, strictly: an entry that cannot be read does not hide the others. */
public final class KalshiAnswers {
  private KalshiAnswers() {}

  /**
   * The markets that could be read, and why the others could not.
   *
   * @param cursor what asks for the next page; empty if this is the last
   */
  public record Markets(List<ListedMarket> read, List<RefusedException> refused, String cursor) {
    /** Freezes the lists. */
    public Markets {
      read = List.copyOf(read);
      refused = List.copyOf(refused);
    }
  }

  /** The books that could be read, and why the others could not. */
  public record Books(SortedMap<MarketId, Book> read, List<RefusedException> refused) {
    /** Freezes the collections. */
    public Books {
      read = Collections.unmodifiableSortedMap(new TreeMap<>(read));
      refused = List.copyOf(refused);
    }
  }

  /** An answer to {@code GET /markets}. */
  public static Markets markets(String body, String series) {
    Fields answer = Fields.parse(body);
    List<ListedMarket> read = new ArrayList<>();
    List<RefusedException> refused =
        each(answer, "markets", market -> read.add(KalshiMarkets.market(market, series)));
    return new Markets(read, refused, cursor(answer));
  }

  /** An answer to {@code GET /markets/{ticker}}. */
  public static ListedMarket market(String body, String series) {
    Fields market = Fields.parse(body).object("market");
    try {
      return KalshiMarkets.market(market, series);
    } catch (RefusedException e) {
      throw named(e, market);
    }
  }

  /** An answer to {@code GET /markets/orderbooks}: books by ticker. */
  public static Books books(String body) {
    SortedMap<MarketId, Book> read = new TreeMap<>();
    List<RefusedException> refused =
        each(
            Fields.parse(body),
            "orderbooks",
            entry -> {
              MarketId market = entry.decode("ticker", entry.text("ticker"), MarketId::new);
              if (read.put(market, book(entry)) != null) {
                read.remove(market);
                throw entry.wrong("ticker", "a market that comes once", market);
              }
            });
    return new Books(read, refused);
  }

  /** An answer to {@code GET /markets/{ticker}/orderbook}. */
  public static Book book(String body) {
    return book(Fields.parse(body));
  }

  /** What asks for the next page: always there, and empty or null after the last. */
  static String cursor(Fields answer) {
    return answer.names("cursor") && !answer.has("cursor") ? "" : answer.text("cursor");
  }

  /** Reads the entries of a list one by one, and says which could not be. */
  static List<RefusedException> each(Fields answer, String list, Consumer<Fields> reader) {
    List<RefusedException> refused = new ArrayList<>();
    answer
        .elements(list)
        .forEach(
            element -> {
              try {
                Fields entry = element.fields();
                read(entry, reader);
              } catch (RefusedException e) {
                refused.add(e);
              }
            });
    return refused;
  }

  private static void read(Fields entry, Consumer<Fields> reader) {
    try {
      reader.accept(entry);
    } catch (RefusedException e) {
      throw named(e, entry);
    }
  }

  private static RefusedException named(RefusedException e, Fields entry) {
    return entry.textIfAny("ticker").map(ticker -> e.of(new MarketId(ticker))).orElse(e);
  }

  private static Book book(Fields entry) {
    CentEra.refuse(entry, "orderbook", "orderbook_fp");
    Fields book = entry.object("orderbook_fp");
    return new Book(
        KalshiLevels.ascending(book, "yes_dollars"), KalshiLevels.ascending(book, "no_dollars"));
  }
}
