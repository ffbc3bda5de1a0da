// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.conform;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Side;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of one file. Frames are messages; where an answer is a list, each of its entries
 * counts as one. Every frame is understood, refused or ignored.
 *
 * @param file its path within the folder that was read
 * @param venue whose it is, such as {@code kalshi}; several joined by {@code +}, or {@code unknown}
 * @param transports how the venue spoke, such as {@code websocket}
 * @param understood how many frames were read
 * @param refused the reasons why others were not
 * @param ignored how many frames were nothing we need, by kind
 * @param events what the understood frames said, by kind
 * @param books Kalshi's books at the end of a recorded stream
 * @param readable whether the file could be read to its end and attributed to a venue, or is known
 *     to be no recording
 */
public record FileReport(
    String file,
    String venue,
    List<String> transports,
    long understood,
    List<Refusals> refused,
    SortedMap<String, Long> ignored,
    SortedMap<String, Long> events,
    SortedMap<MarketId, Book> books,
    boolean readable) {
  /** Freezes the collections. */
  public FileReport {
    transports = List.copyOf(transports);
    refused = List.copyOf(refused);
    ignored = Collections.unmodifiableSortedMap(new TreeMap<>(ignored));
    events = Collections.unmodifiableSortedMap(new TreeMap<>(events));
    books = Collections.unmodifiableSortedMap(new TreeMap<>(books));
  }

  /**
   * Frames refused for one reason.
   *
   * @param example the beginning of the first of them; empty if it is not text
   */
  public record Refusals(String reason, long count, String example) {}

  /** How many frames there were. */
  public long frames() {
    return understood + refusedFrames() + ignoredFrames();
  }

  /** How many frames were refused. */
  public long refusedFrames() {
    return refused.stream().mapToLong(Refusals::count).sum();
  }

  /** How many frames were ignored. */
  public long ignoredFrames() {
    return ignored.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * One line of JSON.
   *
   * @param wholeBooks whether books are written level by level
   */
  public String toJson(boolean wholeBooks) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", file).put("venue", venue);
    transports.forEach(json.putArray("transports")::add);
    json.put("frames", frames()).put("understood", understood);
    ArrayNode reasons = json.putArray("refused");
    for (Refusals refusals : refused) {
      reasons
          .addObject()
          .put("reason", refusals.reason())
          .put("count", refusals.count())
          .put("example", refusals.example());
    }
    ObjectNode kinds = json.putObject("ignored");
    ignored.forEach(kinds::put);
    ObjectNode said = json.putObject("events");
    events.forEach(said::put);
    if (!books.isEmpty()) {
      ObjectNode ends = json.putObject("books");
      books.forEach((market, book) -> ends.set(market.ticker(), json(book, wholeBooks)));
    }
    return json.toString();
  }

  private static ObjectNode json(Book book, boolean whole) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (whole) {
      levels(json.putArray("yes"), book.yesBids());
      levels(json.putArray("no"), book.noBids());
      return json;
    }
    book.bestBid(Side.YES).ifPresent(price -> json.put("best_yes_bid", price.toString()));
    book.bestAsk(Side.YES).ifPresent(price -> json.put("best_yes_ask", price.toString()));
    return json.put("yes_levels", book.yesBids().depth()).put("no_levels", book.noBids().depth());
  }

  private static void levels(ArrayNode json, Ladder ladder) {
    for (int rank = ladder.depth() - 1; rank >= 0; rank--) {
      json.addArray().add(ladder.price(rank).toString()).add(ladder.quantity(rank).toString());
    }
  }
}
