// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.simulator.kalshi.PublishedBook.Change;
import io.flashpaper.simulator.world.Scenario;
import io.flashpaper.simulator.world.SyntheticWorld;
import io.flashpaper.simulator.world.WorldEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PublishedBookTest {
  private static final long OPEN = Instant.parse("2026-03-02T14:00:00Z").toEpochMilli();
  private static final int DOLLAR = 10_000;

  private final Map<String, PublishedBook> books = new HashMap<>();
  private int moves;

  @Test
  void aQuoteThatMovesIsNeverCrossedAndNeverLeavesAHole() {
    SyntheticWorld world = new SyntheticWorld(Scenario.DEMO, 42, OPEN);
    world.runTo(
        OPEN + Duration.ofMinutes(30).toMillis(),
        event -> {
          if (event instanceof WorldEvent.BookMoved moved) {
            PublishedBook book = books.get(moved.market().ticker());
            if (book == null) {
              books.put(moved.market().ticker(), new PublishedBook(moved.market()));
            } else {
              follow(book);
            }
          }
        });
    assertThat(moves).isGreaterThan(1000);
  }

  private void follow(PublishedBook book) {
    Map<Boolean, NavigableMap<Integer, Long>> sides =
        Map.of(true, new TreeMap<>(book.yes()), false, new TreeMap<>(book.no()));
    int yesBefore = best(book.yes());
    int noBefore = best(book.no());
    List<Change> changes = book.catchUp();
    for (Change change : changes) {
      NavigableMap<Integer, Long> side = sides.get(change.yesSide());
      if (side.merge(change.price(), change.delta(), Long::sum) == 0) {
        side.remove(change.price());
      }
      int yes = best(sides.get(true));
      int no = best(sides.get(false));
      assertThat(yes + no).isLessThan(DOLLAR);
      assertThat(yes).isBetween(lower(yesBefore, book.yes()), higher(yesBefore, book.yes()));
      assertThat(no).isBetween(lower(noBefore, book.no()), higher(noBefore, book.no()));
      moves++;
    }
    assertThat(sides).isEqualTo(Map.of(true, book.yes(), false, book.no()));
  }

  private static int lower(int before, NavigableMap<Integer, Long> after) {
    return Math.min(before, best(after));
  }

  private static int higher(int before, NavigableMap<Integer, Long> after) {
    return Math.max(before, best(after));
  }

  private static int best(NavigableMap<Integer, Long> side) {
    return side.isEmpty() ? 0 : side.lastKey();
  }
}
