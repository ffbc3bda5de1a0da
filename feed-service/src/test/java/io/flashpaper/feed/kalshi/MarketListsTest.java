// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import static io.flashpaper.feed.kalshi.ScriptedKalshi.list;
import static io.flashpaper.feed.kalshi.ScriptedKalshi.market;
import static io.flashpaper.feed.kalshi.ScriptedKalshi.strike;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.feed.desk.FeedEvent.MarketSeen;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarketListsTest {
  private static final long HOUR = 3_600_000;
  private final ScriptedKalshi venue = new ScriptedKalshi("A", "B");

  private List<String> followed() {
    return venue.seen(MarketSeen.class).stream()
        .map(seen -> seen.market().id().ticker())
        .distinct()
        .toList();
  }

  private static String strikes(int from, int to) {
    return list(
        IntStream.rangeClosed(from, to)
            .mapToObj(i -> market("T" + i, "active", 0, HOUR, strike(Integer.toString(i * 100))))
            .toArray(String[]::new));
  }

  @Test
  void everySeriesIsAskedForOpenAndUnopenedInTurn() {
    venue.run(4000);
    assertThat(venue.asked.stream().filter(t -> t.startsWith("/markets?")).limit(4))
        .containsExactly(
            "/markets?series_ticker=A&status=open&limit=1000",
            "/markets?series_ticker=A&status=unopened&limit=1000",
            "/markets?series_ticker=B&status=open&limit=1000",
            "/markets?series_ticker=B&status=unopened&limit=1000");
  }

  @Test
  void aLongListIsReadToItsLastPage() {
    venue.answer(
        "series_ticker=A&status=open",
        200,
        list(market("M1", "active", 0, HOUR, strike("1")))
            .replace("\"cursor\":\"\"", "\"cursor\":\"c 1\""));
    venue.answer("cursor=c+1", 200, list(market("M2", "active", 0, HOUR, strike("2"))));
    venue.run(2000);
    assertThat(followed()).containsExactly("M1", "M2");
  }

  @Test
  void anEndlessListEndsAfterFivePages() {
    venue.answer("series_ticker=A&status=open", 200, "{\"markets\":[],\"cursor\":\"more\"}");
    venue.run(3000);
    assertThat(venue.askedFor("series_ticker=A&status=open")).isEqualTo(5);
    assertThat(venue.askedFor("series_ticker=A&status=unopened")).isEqualTo(1);
  }

  @Test
  void aWorthlessCursorBeginsTheListAnew() {
    venue.answer("series_ticker=A&status=open", 200, "{\"markets\":[],\"cursor\":\"old\"}");
    venue.answer("cursor=old", 400, "{\"msg\":\"bad cursor\"}");
    venue.run(5000);
    assertThat(venue.asked.stream().filter(t -> t.endsWith("status=open&limit=1000")).count())
        .isGreaterThan(1);
  }

  @Test
  void strikesNearTheIndexAreAddedAsItMovesAndNoneIsDropped() {
    venue.answer("series_ticker=A&status=open", 200, strikes(1, 20));
    venue.run(3000);
    assertThat(followed()).isEmpty();
    venue.index = OptionalLong.of(510_000_000);
    venue.run(10_000);
    assertThat(followed()).containsExactlyInAnyOrder("T3", "T4", "T5", "T6", "T7");
    venue.index = OptionalLong.of(790_000_000);
    venue.run(10_000);
    assertThat(followed())
        .containsExactlyInAnyOrder("T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10");
    assertThat(venue.followed.trading(venue.nowMs)).hasSize(8);
  }

  @Test
  void withoutAnIndexTheLastOneChooses() {
    venue.index = OptionalLong.of(510_000_000);
    venue.run(3000);
    venue.index = OptionalLong.empty();
    venue.answer("series_ticker=A&status=open", 200, strikes(1, 20));
    venue.run(10_000);
    assertThat(followed()).hasSize(5).contains("T5");
  }
}
