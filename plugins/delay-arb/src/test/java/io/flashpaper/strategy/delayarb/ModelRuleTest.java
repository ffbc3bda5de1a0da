// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.strategy.delayarb.ModelInput.Past;
import io.flashpaper.strategy.delayarb.ModelInput.Quote;
import io.flashpaper.strategy.delayarb.ModelInput.Spot;
import io.flashpaper.strategy.loader.ParameterBinder;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ModelRuleTest {
  private static final double ROOT_YEAR = Math.sqrt(31_536_000);

  /** Judged by the gates around the strategy, so the rule itself would enter. */
  private static final Set<String> GATES =
      Set.of(
          "POSITION_OPEN",
          "COOLDOWN",
          "TOO_CLOSE_TO_EXPIRY",
          "OPEN_WINDOW",
          "SPREAD_TOO_WIDE",
          "CROSSED_BOOK",
          "VOLUME_TOO_LOW");

  private static final ModelParameters PARAMETERS =
      ParameterBinder.bind(ModelParameters.class, Map.of());

  private final ModelRule rule = new ModelRule(PARAMETERS);

  static Stream<JsonNode> cases() throws IOException {
    JsonNode file =
        new ObjectMapper().readTree(ModelRuleTest.class.getResource("/golden/delay.json"));
    assertThat(file).hasSize(27);
    return StreamSupport.stream(file.spliterator(), false);
  }

  @TestFactory
  Stream<DynamicTest> everyGoldenDecisionIsTheRules() throws IOException {
    return cases()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.get("id").asText() + " " + row.get("note").asText(), () -> check(row)));
  }

  private void check(JsonNode row) {
    ModelInput input = input(row.get("input"));
    Verdict verdict = rule.judge(input);
    String reason = row.get("reason").asText();
    if (GATES.contains(reason)) {
      assertThat(verdict).isInstanceOf(Verdict.Enter.class);
    } else if (reason.equals("ENTER")) {
      assertThat(verdict).isInstanceOf(Verdict.Enter.class);
      Verdict.Enter enter = (Verdict.Enter) verdict;
      assertThat(enter.side()).isEqualTo(Side.valueOf(row.get("side").asText()));
      assertThat(enter.price().micros()).isEqualTo(row.get("detail").get(2).asLong() * 10_000);
    } else {
      assertThat(verdict.reason().code()).isEqualTo(reason);
    }
    checkNumbers(row, input);
  }

  private void checkNumbers(JsonNode row, ModelInput input) {
    JsonNode detail = row.get("detail");
    if (detail.isNull()) {
      return;
    }
    long fair = input.fairMicros().orElseThrow();
    Quote quote = input.quote();
    assertThat(Edge.of(Side.YES, fair, quote.askMicros(Side.YES), PARAMETERS).micros())
        .isEqualTo(micros(detail.get(0)));
    assertThat(Edge.of(Side.NO, 1_000_000 - fair, quote.askMicros(Side.NO), PARAMETERS).micros())
        .isEqualTo(micros(detail.get(1)));
    if (row.get("reason").asText().equals("ENTER")) {
      assertThat(rule.neededPpb(input.volatilityPpm()) / 1e5)
          .isCloseTo(detail.get(3).asDouble(), within(5e-5));
    }
  }

  static ModelInput input(JsonNode in) {
    long bid = in.get("yes_bid").asLong() * 10_000;
    long ask = in.get("yes_ask").asLong() * 10_000;
    return new ModelInput(
        new Spot(
            in.get("venues").asInt(),
            in.get("spot_age_ms").asLong(),
            scaled(in.get("dispersion"), 2)),
        OptionalLong.of(in.get("book_silence_ms").asLong()),
        new Quote(
            bid,
            ask,
            Quantity.ofContracts(in.get("depth_yes_ask").asLong()),
            Quantity.ofContracts(in.get("depth_no_ask").asLong())),
        OptionalLong.of(micros(in.get("p_now"))),
        Optional.of(
            new Past(
                scaled(in.get("mom_bps"), 5),
                micros(in.get("p_then")),
                2 * micros(in.get("mid_then")))),
        Math.round(in.get("sigma_s").asDouble() * ROOT_YEAR * 1e6),
        in.get("stale_ms").asLong());
  }

  private static long micros(JsonNode number) {
    return scaled(number, 6);
  }

  private static long scaled(JsonNode number, int decimals) {
    return BigDecimal.valueOf(number.asDouble())
        .movePointRight(decimals)
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  @Test
  void theNeededMoveGrowsWithVolatilityAndHasAFloor() {
    assertThat(rule.neededPpb(300_000)).isEqualTo(300_000);
    assertThat(rule.neededPpb(600_000)).isEqualTo(477_818);
    assertThat(rule.neededPpb(1_200_000)).isEqualTo(955_636);
  }

  @Test
  void aMovementIsCountedInBillionthsWhateverItsSize() {
    assertThat(ModelDelayArb.momentumPpb(76_500_000_000L, 76_600_000_000L)).isEqualTo(1_307_189);
    assertThat(ModelDelayArb.momentumPpb(76_500_000_000L, 76_400_000_000L)).isEqualTo(-1_307_189);
    assertThat(ModelDelayArb.momentumPpb(76_500_000_000L, 153_000_000_000L))
        .isEqualTo(1_000_000_000);
  }

  @Test
  void theFeeIsRoundedUpToAMicroDollar() {
    assertThat(Edge.of(Side.YES, 500_000, 333_300, PARAMETERS).micros())
        .isEqualTo(500_000 - 333_300 - 15_555 - 10_000);
  }

  @Test
  void withoutAFairValueOrAPastThereIsNoTrade() throws IOException {
    ModelInput good = input(cases().findFirst().orElseThrow().get("input"));
    ModelInput unpriced =
        new ModelInput(
            good.spot(),
            good.bookSilenceMs(),
            good.quote(),
            OptionalLong.empty(),
            good.past(),
            good.volatilityPpm(),
            good.staleMs());
    assertThat(rule.judge(unpriced).reason().code()).isEqualTo("NO_MODEL");
    ModelInput forgetful =
        new ModelInput(
            good.spot(),
            good.bookSilenceMs(),
            good.quote(),
            good.fairMicros(),
            Optional.empty(),
            good.volatilityPpm(),
            good.staleMs());
    assertThat(rule.judge(forgetful).reason().code()).isEqualTo("NO_PAST");
    ModelInput deaf =
        new ModelInput(
            good.spot(),
            OptionalLong.empty(),
            good.quote(),
            good.fairMicros(),
            good.past(),
            good.volatilityPpm(),
            good.staleMs());
    assertThat(rule.judge(deaf).reason().code()).isEqualTo("BOOK_STALE");
  }
}
