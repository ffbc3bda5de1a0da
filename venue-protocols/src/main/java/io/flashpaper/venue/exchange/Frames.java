// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.exchange;

import io.flashpaper.venue.exchange.ExchangeEvent.Malformed;
import io.flashpaper.venue.wire.Fields;
import io.flashpaper.venue.wire.RefusedException;
import java.util.List;
import java.util.function.Function;

/** Turns what throws into what is counted. */
final class Frames {
  private Frames() {}

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
}
