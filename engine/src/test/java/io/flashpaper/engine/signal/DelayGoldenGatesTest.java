// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.engine.execution.Golden;
import io.flashpaper.engine.index.FairPricing;
import io.flashpaper.engine.index.IndexHistory;
import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The golden decisions of {@code delay_arb} that the gates beside it make: of all of them, just
 * these are stopped here. What the strategy's own rule makes of each is tested with the strategy,
 * position and cooldown with the ledger.
 */
class DelayGoldenGatesTest {
  private static final long NOW = 1_790_000_000_000L;

  private final GateChain gates = new GateChain(settings(), Scope.of("KXBTC15M"));

  private static GateSettings settings() {
    GateSettings usual = GateSettings.DEFAULT;
    return new GateSettings(
        usual.chain(),
        Duration.ofSeconds(120),
        usual.maxTimeToClose(),
        usual.openWindow(),
        usual.closeWindow(),
        usual.maxSpread(),
        usual.minVolume(),
        usual.minFeedGrade());
  }

  @TestFactory
  Stream<DynamicTest> everyGoldenDecisionPassesOrIsStoppedByItsGate() {
    JsonNode rows = Golden.read("delay");
    assertThat(rows).hasSize(27);
    return StreamSupport.stream(rows.spliterator(), false)
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.get("id").asText() + " " + row.get("note").asText(), () -> check(row)));
  }

  private void check(JsonNode row) {
    IndexHistory index = new IndexHistory();
    index.accept(new IndexTick(NOW, OptionalLong.of(1), IndexStatus.OK, 0, List.of()));
    MarketSight sight =
        new MarketSight(
            market(row.get("input")),
            NOW,
            OptionalLong.empty(),
            new FairPricing(index),
            new DeclaredIndex(index, Duration.ofMinutes(1)));
    Side side = row.get("side").isNull() ? Side.YES : Side.valueOf(row.get("side").asText());
    String closed =
        gates.firstClosed(side, sight, index, NOW).map(DelayGoldenGatesTest::word).orElse("OPEN");
    assertThat(closed)
        .isEqualTo(
            switch (row.get("reason").asText()) {
              case "TOO_CLOSE_TO_EXPIRY" -> "TIME_TO_CLOSE";
              case "OPEN_WINDOW" -> "OPEN_WINDOW";
              case "CROSSED_BOOK" -> "SPREAD, crossed";
              case "SPREAD_TOO_WIDE" -> "SPREAD, too wide";
              case "VOLUME_TOO_LOW" -> "VOLUME";
              default -> "OPEN";
            });
  }

  private static String word(Gate.Reading closed) {
    if (closed.gate() != Gate.SPREAD) {
      return closed.gate().name();
    }
    return closed.value() > 0 ? "SPREAD, too wide" : "SPREAD, crossed";
  }

  private static LiveMarket market(JsonNode in) {
    Market market =
        new Market(
            new MarketId("KXBTC15M-GOLDEN"),
            "KXBTC15M",
            MarketStatus.OPEN,
            StrikeRule.GREATER_OR_EQUAL,
            OptionalLong.of(76_500_000_000L),
            NOW - in.get("age_open").asLong() * 1000,
            NOW + Math.round(in.get("tau").asDouble() * 1000),
            List.of());
    return new LiveMarket(
        market,
        Optional.of(
            new Book(
                level(in.get("yes_bid").asInt(), in.get("depth_no_ask").asLong()),
                level(100 - in.get("yes_ask").asInt(), in.get("depth_yes_ask").asLong()))),
        Quantity.ofContracts(in.get("volume").asLong()),
        Quantity.ZERO,
        Optional.empty(),
        FeedHealth.NOT_GRADED);
  }

  private static Ladder level(int cents, long contracts) {
    return Ladder.of(Map.of(Price.ofCents(cents), Quantity.ofContracts(contracts)));
  }
}
