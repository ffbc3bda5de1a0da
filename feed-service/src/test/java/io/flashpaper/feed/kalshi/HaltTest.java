// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import static io.flashpaper.feed.kalshi.ScriptedKalshi.list;
import static io.flashpaper.feed.kalshi.ScriptedKalshi.market;
import static io.flashpaper.feed.kalshi.ScriptedKalshi.strike;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.feed.desk.FeedEvent.MarketSeen;
import io.flashpaper.model.MarketStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class HaltTest {
  private static final long QUARTER = 900_000;
  private static final String STATUS = "/exchange/status";
  private static final String HALTED =
      """
      {"exchange_active":true,"trading_active":true,
       "exchange_estimated_resume_time":"2026-11-26T10:00:00Z","exchange_index_statuses":[
       {"exchange_index":2,"exchange_active":true,"trading_active":false}]}\
      """;

  private final ScriptedKalshi venue = new ScriptedKalshi("S");

  private List<MarketStatus> statuses(String ticker) {
    return venue.seen(MarketSeen.class).stream()
        .map(MarketSeen::market)
        .filter(m -> m.id().ticker().equals(ticker))
        .map(m -> m.status())
        .distinct()
        .toList();
  }

  private void oneOpenMarket() {
    venue.answer("status=open", 200, list(market("M", "active", 0, QUARTER, strike("5"))));
    venue.run(3000);
  }

  @Test
  void anOpenMarketOfAHaltedShardIsPausedWithAReasonAndComesBack() {
    oneOpenMarket();
    assertThat(statuses("M")).containsExactly(MarketStatus.OPEN);
    assertThat(venue.follower.haltReason()).isEmpty();
    venue.answer(STATUS, 200, HALTED);
    venue.events.clear();
    venue.run(11_000);
    assertThat(statuses("M")).endsWith(MarketStatus.PAUSED);
    assertThat(venue.follower.haltReason()).contains("paused").contains("2026-11-26T10:00:00Z");
    venue.answer(STATUS, 200, ScriptedKalshi.TRADING);
    venue.events.clear();
    venue.run(11_000);
    assertThat(statuses("M")).endsWith(MarketStatus.OPEN);
    assertThat(venue.follower.haltReason()).isEmpty();
  }

  @Test
  void theStatusOfAnOutageIsReadFromItsErrorToo() {
    oneOpenMarket();
    venue.answer(STATUS, 503, "{\"exchange_active\":false,\"trading_active\":false}");
    venue.run(11_000);
    assertThat(statuses("M")).endsWith(MarketStatus.PAUSED);
  }

  @Test
  void anErrorWithoutAStatusChangesNothing() {
    oneOpenMarket();
    venue.answer(STATUS, 504, "<html>gateway timeout</html>");
    venue.run(30_000);
    assertThat(statuses("M")).containsExactly(MarketStatus.OPEN);
    assertThat(venue.refused).isEmpty();
  }

  @Test
  void aMarketThatOpensIntoAHaltIsNeverOpen() {
    venue.answer(STATUS, 200, HALTED);
    venue.answer("status=unopened", 200, list(market("N", "initialized", 60_000, QUARTER, "")));
    venue.run(59_000);
    assertThat(statuses("N")).containsExactly(MarketStatus.UNOPENED);
    venue.run(1000);
    assertThat(statuses("N")).containsExactly(MarketStatus.UNOPENED, MarketStatus.PAUSED);
  }

  @Test
  void aHaltDoesNotOutliveAMarket() {
    oneOpenMarket();
    venue.answer(STATUS, 200, HALTED);
    venue.run(QUARTER);
    assertThat(venue.follower.haltReason()).isEmpty();
    assertThat(statuses("M")).endsWith(MarketStatus.PAUSED);
  }
}
