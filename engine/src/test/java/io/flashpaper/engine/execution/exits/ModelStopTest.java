// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.exits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.engine.execution.Golden;
import io.flashpaper.engine.index.FairPricing;
import io.flashpaper.engine.index.IndexHistory;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.StrikeRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ModelStopTest {
  private static final long NOW = 1_795_363_200_000L;
  private static final ModelStop STOP = ModelStop.DEFAULT;
  private static final Quantity TEN = Quantity.ofContracts(10);

  /** A market that closes after so long, and how the index moves. */
  private record Closing(Market market, OptionalLong volatilityRatioPpm)
      implements Holding.Outlook {
    static Closing in(long msToClose, OptionalLong ratioPpm) {
      Market market =
          new Market(
              new MarketId("KXBTC15M-TEST"),
              "KXBTC15M",
              MarketStatus.OPEN,
              StrikeRule.GREATER_OR_EQUAL,
              OptionalLong.empty(),
              NOW - 900_000,
              NOW + msToClose,
              List.of());
      return new Closing(market, ratioPpm);
    }

    @Override
    public OptionalLong deviationPpm(Duration window) {
      return OptionalLong.empty();
    }

    @Override
    public double ordinaryMove(Price price, Duration over) {
      return new FairPricing(new IndexHistory()).ordinaryMove(market, NOW, price, over);
    }

    @Override
    public OptionalLong probabilityMicros() {
      return OptionalLong.empty();
    }
  }

  private static Holding holding(JsonNode golden) {
    Price entry = Price.of(golden.get("entry").asText());
    long msToClose = golden.get("tau").asLong() * 1000;
    return new Holding(
        TEN,
        TEN.times(entry),
        NOW,
        0,
        entry,
        Price.of(golden.get("spread").asText()).micros(),
        msToClose,
        new Holding.Seen(false, true),
        StopMemory.NONE,
        Closing.in(
            msToClose, OptionalLong.of(Math.round(golden.get("sigRatio").asDouble() * 1e6))));
  }

  @TestFactory
  Stream<DynamicTest> everyGoldenStopIsWhereItSays() {
    return StreamSupport.stream(Golden.read("stop").spliterator(), false)
        .map(
            golden ->
                DynamicTest.dynamicTest(golden.get("id").asText(), () -> followsGolden(golden)));
  }

  private static void followsGolden(JsonNode golden) {
    Holding holding = holding(golden);
    Optional<Price> price = STOP.watch(holding).price();
    switch (golden.get("status").asText()) {
      case "OK" -> {
        assertThat(STOP.rawMicros(holding) / 1e6)
            .isCloseTo(golden.get("raw").asDouble(), within(1e-6));
        assertThat(STOP.distanceMicros(holding) / 1e6)
            .isCloseTo(golden.get("dist").asDouble(), within(1e-6));
        assertThat(price).contains(Price.of(golden.get("stop").asText()));
      }
      case "NO_STOP_PRICE" -> {
        assertThat(STOP.rawMicros(holding) / 1e6)
            .isCloseTo(golden.get("raw").asDouble(), within(1e-6));
        assertThat(price).isEmpty();
      }
      default -> {
        assertThat(golden.get("status").asText()).isEqualTo("DISABLED_NEAR_EXPIRY");
        assertThat(price).isEmpty();
      }
    }
  }

  /** Ten contracts bought at 55 cents, 600 s before the close, two cents between bid and ask. */
  private static Holding at(long afterMs, int bidCents, StopMemory memory, boolean newSecond) {
    return new Holding(
        TEN,
        TEN.times(Price.ofCents(55)),
        NOW + afterMs,
        2000 + afterMs,
        Price.ofCents(bidCents),
        20_000,
        600_000,
        new Holding.Seen(true, newSecond),
        memory,
        Closing.in(600_000, OptionalLong.empty()));
  }

  private static StopMemory watched(StopMemory memory, long afterMs, int bidCents) {
    return STOP.watch(at(afterMs, bidCents, memory, false));
  }

  private static final StopMemory PLACED =
      new StopMemory(Optional.of(Price.ofCents(40)), false, OptionalLong.empty(), false);

  @Test
  void theBidMustStayAtTheStopForHalfASecondOfBookUpdates() {
    StopMemory first = watched(PLACED, 0, 40);
    assertThat(first.confirmed()).isFalse();
    assertThat(STOP.reached(at(0, 40, first, false))).isEmpty();
    assertThat(watched(first, 499, 40).confirmed()).isFalse();
    StopMemory second = watched(watched(first, 499, 39), 500, 40);
    assertThat(second.confirmed()).isTrue();
    assertThat(STOP.reached(at(500, 40, second, false)).orElseThrow().facts())
        .extracting(fact -> fact.name() + "=" + fact.value())
        .containsExactly("bidMicros=400000", "thresholdMicros=400000", "sinceMs=500");
  }

  @Test
  void aBidThatComesBackAboveTheStopBeginsAnew() {
    StopMemory back = watched(watched(PLACED, 0, 40), 400, 41);
    assertThat(back.reachedMs()).isEmpty();
    assertThat(watched(back, 600, 40).confirmed()).isFalse();
  }

  @Test
  void twoCentsBelowTheStopOnceIsEnough() {
    assertThat(watched(PLACED, 0, 39).confirmed()).isFalse();
    assertThat(watched(PLACED, 0, 38).confirmed()).isTrue();
  }

  @Test
  void onlyBookUpdatesCountAndNoneWhileTheSpreadIsWide() {
    Holding holding = at(0, 30, PLACED, false);
    Holding.Seen noUpdate = new Holding.Seen(false, false);
    assertThat(STOP.watch(but(holding, 20_000, noUpdate))).isEqualTo(PLACED);
    assertThat(STOP.watch(but(holding, 100_001, holding.seen()))).isEqualTo(PLACED);
    assertThat(STOP.watch(but(holding, 100_000, holding.seen())).confirmed()).isTrue();
  }

  private static Holding but(Holding h, long spreadMicros, Holding.Seen seen) {
    return new Holding(
        h.bought(),
        h.cost(),
        h.timeMs(),
        h.heldMs(),
        h.bid(),
        spreadMicros,
        h.msToClose(),
        seen,
        h.stop(),
        h.outlook());
  }

  @Test
  void itIsReckonedAnewOnceASecondAndFallsUnlessThePositionWasEverInProfit() {
    StopMemory high =
        new StopMemory(Optional.of(Price.ofCents(45)), false, OptionalLong.empty(), false);
    assertThat(STOP.watch(at(0, 50, high, false)).price()).contains(Price.ofCents(45));
    assertThat(STOP.watch(at(0, 50, high, true)).price()).contains(Price.ofCents(40));
    StopMemory inProfit = STOP.watch(at(0, 56, high, true));
    assertThat(inProfit.price()).contains(Price.ofCents(45));
    assertThat(STOP.watch(at(1000, 50, inProfit, true)).price()).contains(Price.ofCents(45));
    StopMemory low =
        new StopMemory(Optional.of(Price.ofCents(30)), true, OptionalLong.empty(), false);
    assertThat(STOP.watch(at(0, 50, low, true)).price()).contains(Price.ofCents(40));
  }
}
