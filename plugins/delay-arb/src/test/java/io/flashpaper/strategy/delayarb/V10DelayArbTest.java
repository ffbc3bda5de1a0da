// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason.Fact;
import io.flashpaper.strategy.api.Change;
import io.flashpaper.strategy.loader.InvalidParametersException;
import io.flashpaper.strategy.loader.ParameterBinder;
import io.flashpaper.strategy.loader.ParameterDescription;
import io.flashpaper.strategy.testkit.StrategyRunner;
import io.flashpaper.strategy.testkit.TapeScript;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class V10DelayArbTest {
  private static final String CASES = "/golden/delay_seed.json";

  private static Desire last(TapeScript script, Map<String, String> parameters) {
    return StrategyRunner.of(new DelayArbFactory(), parameters).play(script.tape()).lastDesire();
  }

  private static Desire last(TapeScript script) {
    return last(script, Map.of());
  }

  private static String refusal(Desire desire) {
    assertThat(desire).isInstanceOf(Desire.Indifferent.class);
    return ((Desire.Indifferent) desire).reason().code();
  }

  private static Desire.Want want(Desire desire) {
    assertThat(desire).isInstanceOf(Desire.Want.class);
    return (Desire.Want) desire;
  }

  @TestFactory
  Stream<DynamicTest> theSeedProfileDecidesAsItsPredecessorDid() throws IOException {
    JsonNode cases = new ObjectMapper().readTree(V10DelayArbTest.class.getResource(CASES));
    return StreamSupport.stream(cases.spliterator(), false)
        .map(row -> DynamicTest.dynamicTest(row.toString(), () -> check(row)));
  }

  private static void check(JsonNode row) {
    int bid = row.get("kBid").asInt();
    int ask = row.get("kAsk").asInt();
    TapeScript script = TapeScript.fifteenMinutes();
    if (!row.get("lastBid").isNull()) {
      int before = row.get("lastBid").asInt();
      script.book(before, before + 2).afterMs(1000);
    }
    script.momentumPpm(Math.round(row.get("mom60Pct").asDouble() * 10_000)).book(bid, ask);
    Desire desire = StrategyRunner.of(new DelayArbFactory()).play(script.tape()).lastDesire();
    if (row.get("side").isNull()) {
      assertThat(refusal(desire)).isEqualTo(row.get("detail").asText());
    } else {
      assertThat(want(desire).side()).isEqualTo(Side.valueOf(row.get("side").asText()));
      assertThat(want(desire).limit()).isEqualTo(Price.ofCents(row.get("detail").asInt() + 1));
    }
  }

  @TestFactory
  Stream<DynamicTest> everyGoldenDecisionIsTheRules() throws IOException {
    JsonNode cases = new ObjectMapper().readTree(V10DelayArbTest.class.getResource(CASES));
    V10Rule rule = new V10Rule(ParameterBinder.bind(V10Parameters.class, Map.of()));
    return StreamSupport.stream(cases.spliterator(), false)
        .map(row -> DynamicTest.dynamicTest(row.toString(), () -> check(rule, row)));
  }

  private static void check(V10Rule rule, JsonNode row) {
    long base = 76_500_000_000L;
    long ppm = Math.round(row.get("mom60Pct").asDouble() * 10_000);
    Verdict verdict =
        rule.judge(
            new V10Input(
                Price.ofCents(row.get("kBid").asInt()),
                Optional.of(Price.ofCents(row.get("kAsk").asInt())),
                row.get("lastBid").isNull()
                    ? Optional.empty()
                    : Optional.of(Price.ofCents(row.get("lastBid").asInt())),
                Optional.of(new Change(base, base + base / 1_000_000 * ppm))));
    if (verdict instanceof Verdict.Enter enter) {
      assertThat(enter.side()).isEqualTo(Side.valueOf(row.get("side").asText()));
      assertThat(enter.price()).isEqualTo(Price.ofCents(row.get("detail").asInt()));
    } else {
      assertThat(row.get("side").isNull()).isTrue();
      assertThat(verdict.reason().code()).isEqualTo(row.get("detail").asText());
    }
  }

  private static TapeScript quiet() {
    return TapeScript.fifteenMinutes().book(51, 53).afterMs(1000).book(51, 53);
  }

  @Test
  void momentumExactlyAtTheThresholdDoesNotTradeAndOneMillionthMoreDoes() {
    assertThat(refusal(last(quiet().momentumPpm(1500)))).isEqualTo("MOMENTUM");
    assertThat(want(last(quiet().momentumPpm(1501))).side()).isEqualTo(Side.YES);
    assertThat(refusal(last(quiet().momentumPpm(-1500)))).isEqualTo("MOMENTUM");
    assertThat(want(last(quiet().momentumPpm(-1501))).side()).isEqualTo(Side.NO);
  }

  @Test
  void theReferenceIsAsOldAsItMustBeAndNotAMillisecondYounger() {
    TapeScript young = TapeScript.fifteenMinutes().momentumPpm(1600).book(51, 53).afterMs(999);
    assertThat(refusal(last(young.book(51, 53)))).isEqualTo("NO_REFERENCE");
    assertThat(last(young.afterMs(1).book(51, 53))).isInstanceOf(Desire.Want.class);
  }

  @Test
  void manySmallStepsOfKWithinASecondAreOneMove() {
    TapeScript script = TapeScript.fifteenMinutes().momentumPpm(1600).book(50, 52).afterMs(1000);
    for (int cents = 51; cents <= 53; cents++) {
      script.afterMs(100).book(cents, cents + 2);
    }
    assertThat(refusal(last(script))).isEqualTo("K_MOVED");
  }

  @Test
  void aLostBookIsNoReference() {
    TapeScript script = quiet().bookLost();
    assertThat(refusal(last(script))).isEqualTo("NO_BOOK");
    assertThat(refusal(last(script.afterMs(5000).book(51, 53).momentumPpm(1600))))
        .isEqualTo("NO_REFERENCE");
  }

  @Test
  void anUnknownMomentumIsNoMomentum() {
    assertThat(refusal(last(quiet().indexLost()))).isEqualTo("NO_INDEX");
  }

  @Test
  void aBookWithoutOffersCannotBeBought() {
    Book bidsOnly =
        new Book(Ladder.of(Map.of(Price.ofCents(51), Quantity.ofContracts(1))), Ladder.EMPTY);
    assertThat(refusal(last(quiet().momentumPpm(1600).book(bidsOnly)))).isEqualTo("NO_OFFER");
  }

  @Test
  void aWantStandsUntilTheCloseAndSaysWhy() {
    TapeScript script = quiet().momentumPpm(1600);
    Desire.Want want = want(last(script));
    assertThat(want.untilMs()).isEqualTo(script.moment().market().market().closeTimeMs());
    assertThat(want.reason().code()).isEqualTo("DELAY_ARB");
    assertThat(want.reason().facts())
        .containsExactly(
            new Fact("momentumPpm", 1600),
            new Fact("kMicros", 510_000),
            new Fact("referenceKMicros", 510_000));
  }

  @Test
  void theLimitNeverExceedsNinetyNineCents() {
    assertThat(want(last(quiet().momentumPpm(1600), Map.of("v10.slippage", "0.5"))).limit())
        .isEqualTo(Price.ofCents(99));
  }

  @Test
  void theParametersNamesAreWhatPeopleConfigure() {
    assertThat(ParameterBinder.describe(DelayArbParameters.class))
        .extracting(ParameterDescription::name)
        .startsWith(
            "profile",
            "v10.min-momentum-ppm",
            "v10.momentum-window",
            "v10.max-k-move-ppm",
            "v10.reference-age",
            "v10.min-reference",
            "v10.min-price",
            "v10.max-price",
            "v10.slippage",
            "model.min-edge");
  }

  @Test
  void pricesThatLeaveNoRoomAreRefused() {
    assertThatExceptionOfType(InvalidParametersException.class)
        .isThrownBy(() -> last(quiet(), Map.of("v10.min-price", "0.95")))
        .withMessageContaining("min-price 0.950000 must be below max-price");
  }
}
