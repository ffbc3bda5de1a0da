// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.exchange;

import io.flashpaper.venue.exchange.ExchangeEvent.Ignored;
import io.flashpaper.venue.exchange.ExchangeEvent.Malformed;
import io.flashpaper.venue.exchange.ExchangeEvent.Quote;
import io.flashpaper.venue.wire.Fields;
import io.flashpaper.venue.wire.Refusal;
import io.flashpaper.venue.wire.RefusedException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** What the exchanges' frames have in common. */
final class Frames {
  private static final int LONGEST_KIND = 40;

  private Frames() {}

  /** Turns what throws into what is counted. */
  static List<ExchangeEvent> read(String frame, Function<Fields, List<ExchangeEvent>> reader) {
    try {
      return reader.apply(Fields.parse(frame));
    } catch (RefusedException e) {
      return List.of(new Malformed(e.refusal(), e.reason()));
    }
  }

  static ExchangeEvent readOne(String body, Function<Fields, ExchangeEvent> reader) {
    return read(body, fields -> List.of(reader.apply(fields))).getFirst();
  }

  /** The events, or that the frame was ignored if there are none. */
  static List<ExchangeEvent> orIgnored(List<ExchangeEvent> events, String kind) {
    return events.isEmpty() ? List.of(new Ignored(kind)) : events;
  }

  /** A kind we know and do not need, or one we never heard of: then it says so. */
  static Ignored ignored(String kind, Set<String> known) {
    if (known.contains(kind)) {
      return new Ignored(kind);
    }
    boolean isLong = kind.length() > LONGEST_KIND;
    return new Ignored("unknown:" + (isLong ? kind.substring(0, LONGEST_KIND) + "…" : kind));
  }

  /** The touch of a book of {@code bids} and {@code asks}, each with its best level first. */
  static Quote bookQuote(Fields book, OptionalLong venueMs, OptionalLong sequence) {
    return new Quote(best(book, "bids", 1), best(book, "asks", -1), venueMs, sequence);
  }

  /** The first level, or zero; the second must be worse. */
  private static long best(Fields book, String side, int sign) {
    List<Long> prices =
        book.pairs(side).limit(2).map(level -> book.dollars(side, level.first())).toList();
    if (prices.size() == 2 && sign * Long.compare(prices.get(0), prices.get(1)) <= 0) {
      throw new RefusedException(
          Refusal.WRONG_TYPE, "'%s' does not begin with its best level".formatted(side));
    }
    return prices.isEmpty() ? 0 : prices.getFirst();
  }
}
