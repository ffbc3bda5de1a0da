// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.exits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.engine.execution.Golden;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The golden exits, by the policies that decide live. */
class GoldenExitsTest {
  private static final Quantity TEN = Quantity.ofContracts(10);
  private static final V10Exits SEED =
      new V10Exits(80_000, AdaptiveStop.DEFAULT, Duration.ofSeconds(360));

  private static Holding holding(JsonNode input) {
    Price entry = Price.ofCents(input.get("entry").asInt());
    return new Holding(
        TEN,
        TEN.times(entry),
        1_000_000,
        input.get("hold_s").asLong() * 1000,
        Price.ofCents(input.get("bid").asInt()),
        input.get("spread").asLong() * 10_000,
        input.get("tau").asLong() * 1000,
        new Holding.Seen(true, true),
        StopMemory.NONE,
        new Said(0, Math.round(input.get("p").asDouble() * 1e6), 0));
  }

  /** The golden stop is reached when the bid is there; that it must stay is a case of its own. */
  private static Holding watched(Holding holding, Price stop) {
    boolean reached = holding.bid().compareTo(stop) <= 0;
    return holding.with(
        new StopMemory(
            Optional.of(stop),
            false,
            reached ? OptionalLong.of(holding.timeMs() - 500) : OptionalLong.empty(),
            reached));
  }

  private static Verdict verdict(JsonNode golden) {
    JsonNode input = golden.get("input");
    return switch (golden.get("profile").asText()) {
      case "seed" -> SEED.decide(holding(input));
      default ->
          ModelExits.DEFAULT.decide(
              watched(holding(input), Price.ofCents(input.get("stop").asInt())));
    };
  }

  @TestFactory
  Stream<DynamicTest> everyGoldenExitIsDecidedAsItSays() {
    return StreamSupport.stream(Golden.read("delay_exit").spliterator(), false)
        .map(
            golden ->
                DynamicTest.dynamicTest(
                    golden.get("id").asText() + ": " + golden.get("note").asText(),
                    () -> {
                      Verdict verdict = verdict(golden);
                      String result = golden.get("result").asText();
                      assertThat(verdict.reason().code()).isEqualTo(result);
                      assertThat(verdict instanceof Verdict.Hold)
                          .isEqualTo(result.startsWith("HOLD"));
                      int bid = golden.get("input").get("bid").asInt();
                      assertThat(ModelExits.netOfFee(Price.ofCents(bid)) / 1e14)
                          .isCloseTo(golden.get("bidNetOfFee").asDouble(), within(1e-6));
                    }));
  }
}
