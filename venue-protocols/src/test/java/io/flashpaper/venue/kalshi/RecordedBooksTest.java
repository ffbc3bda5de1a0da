// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.venue.Recordings;
import io.flashpaper.venue.kalshi.KalshiFrame.Delta;
import io.flashpaper.venue.kalshi.KalshiFrame.Malformed;
import io.flashpaper.venue.kalshi.KalshiFrame.Snapshot;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordedBooksTest {
  private final Map<MarketId, Book> books = new HashMap<>();
  private final SequenceGuard sequence = new SequenceGuard();

  @Test
  void theRecordedStreamGivesTheExpectedBooks() {
    KalshiFrames frames = new KalshiFrames(false);
    for (String text :
        Recordings.frames("kalshi/recorded/ws_frames_KXBTC-26APR1817_2026-04-18.jsonl")) {
      KalshiFrame frame = frames.read(text);
      if (frame.seq().isPresent()) {
        assertThat(sequence.accept(frame.sid().orElseThrow(), frame.seq().getAsLong()))
            .isEqualTo(SequenceGuard.Verdict.NEXT);
      }
      apply(frame.body());
    }
    JsonNode expected =
        Recordings.json("kalshi/examples/expected_final_books_KXBTC-26APR1817.json").get("final");
    assertThat(books).hasSize(expected.size());
    expected
        .fields()
        .forEachRemaining(
            entry ->
                assertThat(books.get(new MarketId(entry.getKey())))
                    .as(entry.getKey())
                    .isEqualTo(book(entry.getValue())));
  }

  private void apply(KalshiFrame.Body body) {
    assertThat(body).isNotInstanceOf(Malformed.class);
    if (body instanceof Snapshot s) {
      books.put(s.market(), s.book());
    } else if (body instanceof Delta d) {
      books.computeIfPresent(
          d.market(), (_, book) -> book.changed(d.side(), d.price(), d.deltaHundredths()));
    }
  }

  private static Book book(JsonNode json) {
    return new Book(ladder(json.get("yes_dollars")), ladder(json.get("no_dollars")));
  }

  private static Ladder ladder(JsonNode levels) {
    Map<Price, Quantity> map = new HashMap<>();
    levels.forEach(l -> map.put(Price.of(l.get(0).asText()), Quantity.of(l.get(1).asText())));
    return Ladder.of(map);
  }
}
