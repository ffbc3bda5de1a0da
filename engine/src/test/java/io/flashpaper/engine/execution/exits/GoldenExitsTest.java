// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.exits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.engine.execution.Golden;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.time.Duration;
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

  /** What the golden case says of the model's probability; the index stands still. */
  private record Said(long probability) implements Holding.Outlook {
    @Override
    public OptionalLong deviationPpm(Duration window) {
      return OptionalLong.of(0);
    }

    @Override
    public OptionalLong probabilityMicros() {
      return OptionalLong.of(probability);
    }
  }

  private static Holding holding(JsonNode input) {
    Price entry = Price.ofCents(input.get("entry").asInt());
    return new Holding(
        TEN,
        TEN.times(entry),
        input.get("hold_s").asLong() * 1000,
        Price.ofCents(input.get("bid").asInt()),
        input.get("spread").asLong() * 10_000,
        input.get("tau").asLong() * 1000,
        new Said(Math.round(input.get("p").asDouble() * 1e6)));
  }

  private static Verdict verdict(JsonNode golden) {
    JsonNode input = golden.get("input");
    return switch (golden.get("profile").asText()) {
      case "seed" -> SEED.decide(holding(input));
      default ->
          ModelExits.DEFAULT.decide(holding(input), Price.ofCents(input.get("stop").asInt()));
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
                    }));
  }
}
