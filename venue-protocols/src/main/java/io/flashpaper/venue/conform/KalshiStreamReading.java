// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.conform;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.model.Book;
import io.flashpaper.model.MarketId;
import io.flashpaper.venue.conform.Outcome.Ignored;
import io.flashpaper.venue.conform.Outcome.Refused;
import io.flashpaper.venue.conform.Outcome.Understood;
import io.flashpaper.venue.kalshi.KalshiFrame;
import io.flashpaper.venue.kalshi.KalshiFrame.Confirmed;
import io.flashpaper.venue.kalshi.KalshiFrame.Delta;
import io.flashpaper.venue.kalshi.KalshiFrame.Denied;
import io.flashpaper.venue.kalshi.KalshiFrame.FeesChanged;
import io.flashpaper.venue.kalshi.KalshiFrame.IndexValue;
import io.flashpaper.venue.kalshi.KalshiFrame.Lifecycle;
import io.flashpaper.venue.kalshi.KalshiFrame.Malformed;
import io.flashpaper.venue.kalshi.KalshiFrame.Other;
import io.flashpaper.venue.kalshi.KalshiFrame.Print;
import io.flashpaper.venue.kalshi.KalshiFrame.Snapshot;
import io.flashpaper.venue.kalshi.KalshiFrame.Subscribed;
import io.flashpaper.venue.kalshi.KalshiFrame.Totals;
import io.flashpaper.venue.kalshi.KalshiFrames;
import io.flashpaper.venue.kalshi.SequenceGuard;
import io.flashpaper.venue.kalshi.SequenceGuard.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A recorded stream of Kalshi's: applies snapshots and deltas as the feed does, with the sequence
 * counted per subscription. A gap, a level below zero or a crossed book loses the books it concerns
 * until their next snapshot.
 */
final class KalshiStreamReading {
  private static final Set<String> UNNEEDED =
      Set.of(
          "cfbenchmarks_value_5hz",
          "cfbenchmarks_value_indexlist",
          "event_lifecycle",
          "fill",
          "market_position",
          "multivariate_market_lifecycle",
          "order_group_updates",
          "pyth_value",
          "pyth_value_underlying_list",
          "quote_accepted",
          "quote_created",
          "quote_executed",
          "rfq_created",
          "rfq_deleted",
          "user_order");

  private final Map<Long, SequenceGuard> guards = new HashMap<>();
  private final SortedMap<MarketId, Book> books = new TreeMap<>();
  private final Map<MarketId, Long> sids = new HashMap<>();
  private KalshiFrames frames = new KalshiFrames(false);

  /** The books as they stand. */
  SortedMap<MarketId, Book> books() {
    return books;
  }

  /** A new connection: numbers count anew and no book stands. */
  void connected() {
    guards.clear();
    books.clear();
  }

  /** A command we sent; it tells in which prices the NO levels come. */
  void sent(JsonNode command) {
    JsonNode yesPriced = command.path("params").path("use_yes_price");
    if (yesPriced.isBoolean()) {
      frames = new KalshiFrames(yesPriced.booleanValue());
    }
  }

  List<Outcome> read(Message message) {
    if (message.json().filter(json -> json.has("cmd")).isPresent()) {
      return List.of(new Ignored("command"));
    }
    boolean bare = message.json().filter(json -> !json.has("type")).isPresent();
    KalshiFrame frame = frames.read(bare ? wrapped(message) : message.text());
    return List.of(
        message.way() == Message.Way.STREAMED
            ? streamed(frame)
            : outcome(frame, new ArrayList<>(), false));
  }

  /** Somebody kept only what a delta says, without what was around it. */
  private static String wrapped(Message message) {
    boolean isDelta =
        message.json().filter(json -> json.has("delta_fp") || json.has("delta")).isPresent();
    return isDelta
        ? "{\"type\":\"orderbook_delta\",\"sid\":0,\"seq\":0,\"msg\":" + message.text() + "}"
        : message.text();
  }

  private Outcome streamed(KalshiFrame frame) {
    if (frame.body() instanceof Subscribed && frame.sid().isPresent()) {
      guards.remove(frame.sid().getAsLong());
    }
    List<String> events = new ArrayList<>();
    switch (verdict(frame)) {
      case NEXT -> {}
      case DUPLICATE -> {
        return new Ignored("duplicate");
      }
      case GAP -> {
        events.add("gap");
        lose(frame.sid());
      }
    }
    return outcome(frame, events, true);
  }

  private Verdict verdict(KalshiFrame frame) {
    return frame.sid().isEmpty() || frame.seq().isEmpty()
        ? Verdict.NEXT
        : guards
            .computeIfAbsent(frame.sid().getAsLong(), _ -> new SequenceGuard())
            .accept(frame.sid().getAsLong(), frame.seq().getAsLong());
  }

  private void lose(OptionalLong sid) {
    if (sid.isPresent()) {
      books.keySet().removeIf(market -> sids.getOrDefault(market, -1L) == sid.getAsLong());
    }
  }

  private Outcome outcome(KalshiFrame frame, List<String> events, boolean applied) {
    return switch (frame.body()) {
      case Snapshot snapshot -> snapshot(snapshot, frame.sid(), events, applied);
      case Delta delta -> delta(delta, events, applied);
      case Subscribed _ -> understood(events, "subscribed");
      case Confirmed _ -> understood(events, "confirmed");
      case Denied _ -> understood(events, "denied");
      case Totals _ -> understood(events, "totals");
      case Print _ -> understood(events, "trade");
      case Lifecycle _ -> understood(events, "lifecycle");
      case FeesChanged _ -> understood(events, "fees");
      case IndexValue _ -> understood(events, "index");
      case Other other -> new Ignored(kind(other.type()));
      case Malformed malformed -> {
        lose(frame.sid());
        yield new Refused(malformed.refusal() + ": " + malformed.reason());
      }
    };
  }

  private static Outcome understood(List<String> events, String event) {
    events.add(event);
    return new Understood(events);
  }

  private static String kind(String type) {
    if (UNNEEDED.contains(type)) {
      return type;
    }
    return "unknown:" + (type.length() <= 40 ? type : type.substring(0, 40) + "…");
  }

  private Outcome snapshot(
      Snapshot snapshot, OptionalLong sid, List<String> events, boolean applied) {
    if (snapshot.book().isCrossed()) {
      books.remove(snapshot.market());
      return new Refused("CROSSED: a snapshot; are its NO levels in the other side's prices?");
    }
    if (applied) {
      books.put(snapshot.market(), snapshot.book());
      sids.put(snapshot.market(), sid.orElse(-1));
    }
    return understood(events, "snapshot");
  }

  private Outcome delta(Delta delta, List<String> events, boolean applied) {
    Book book = books.get(delta.market());
    if (!applied || book == null) {
      return understood(events, "delta");
    }
    books.remove(delta.market());
    try {
      Book changed = book.changed(delta.side(), delta.price(), delta.deltaHundredths());
      if (changed.isCrossed()) {
        return new Refused("CROSSED: the book after a delta");
      }
      books.put(delta.market(), changed);
      return understood(events, "delta");
    } catch (IllegalArgumentException | ArithmeticException e) {
      return new Refused("WRONG_LEVEL: " + e.getMessage());
    }
  }
}
