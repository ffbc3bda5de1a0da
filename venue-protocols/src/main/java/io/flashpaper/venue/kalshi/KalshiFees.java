// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import io.flashpaper.venue.wire.Fields;
import io.flashpaper.venue.wire.RefusedException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** What REST answers say of fees. A type that nobody knows is taken as it is: new ones come. */
public final class KalshiFees {
  private KalshiFees() {}

  /**
   * What differs by event, by the event's ticker; also of an event for which nothing does.
   *
   * @param cursor what asks for the next page; empty if this is the last
   */
  public record Events(
      SortedMap<String, SaidFees> read, List<RefusedException> refused, String cursor) {
    /** Freezes the collections. */
    public Events {
      read = Collections.unmodifiableSortedMap(new TreeMap<>(read));
      refused = List.copyOf(refused);
    }
  }

  /** An answer to {@code GET /series/{series_ticker}}. */
  public static SaidFees series(String body) {
    Fields series = Fields.parse(body).object("series");
    return new SaidFees(
        Optional.of(type(series, "fee_type")),
        OptionalLong.of(series.dollarsNumber("fee_multiplier")));
  }

  /** An answer to {@code GET /events}. */
  public static Events events(String body) {
    Fields answer = Fields.parse(body);
    SortedMap<String, SaidFees> read = new TreeMap<>();
    List<RefusedException> refused =
        KalshiAnswers.each(
            answer, "events", event -> read.put(event.text("event_ticker"), override(event)));
    return new Events(read, refused, KalshiAnswers.cursor(answer));
  }

  private static SaidFees override(Fields event) {
    return new SaidFees(
        event.has("fee_type_override")
            ? Optional.of(type(event, "fee_type_override"))
            : Optional.empty(),
        event.has("fee_multiplier_override")
            ? OptionalLong.of(event.dollarsNumber("fee_multiplier_override"))
            : OptionalLong.empty());
  }

  private static String type(Fields from, String name) {
    String type = from.text(name);
    if (type.isBlank()) {
      throw from.wrong(name, "a fee type", "blank");
    }
    return type;
  }

  /** Until when a market's fees are waived; a time long past, as of one never set, is none. */
  static OptionalLong waivedUntilMs(Fields market) {
    String name = "fee_waiver_expiration_time";
    if (!market.has(name)) {
      return OptionalLong.empty();
    }
    long ms = market.decode(name, market.text(name), text -> Instant.parse(text).toEpochMilli());
    return ms > 0 ? OptionalLong.of(ms) : OptionalLong.empty();
  }
}
