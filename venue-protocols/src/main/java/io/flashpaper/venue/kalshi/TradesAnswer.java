// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import io.flashpaper.venue.kalshi.KalshiFrame.Print;
import io.flashpaper.venue.wire.Fields;
import io.flashpaper.venue.wire.RefusedException;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer to {@code GET /markets/trades}: one page, newest first.
 *
 * @param read the trades that could be read
 * @param refused why the others could not
 * @param cursor asks for the next page; empty after the last
 */
public record TradesAnswer(List<Print> read, List<RefusedException> refused, String cursor) {
  /** Freezes the lists. */
  public TradesAnswer {
    read = List.copyOf(read);
    refused = List.copyOf(refused);
  }

  /** Reads an answer; a trade that cannot be read does not hide the others. */
  public static TradesAnswer of(String body) {
    Fields answer = Fields.parse(body);
    List<Print> read = new ArrayList<>();
    List<RefusedException> refused =
        KalshiAnswers.each(answer, "trades", trade -> read.add(KalshiPrints.answered(trade)));
    return new TradesAnswer(read, refused, KalshiAnswers.cursor(answer));
  }
}
