// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PricePathTest {
  private static final long SEED = 42;

  @Test
  void theGeneratorIsTheOneTheGoldenValuesWereMadeWith() {
    SplittableRandom random = new SplittableRandom(SEED);
    assertThat(random.nextLong()).isEqualTo(-4767286540954276203L);
    SeedStream uniforms = SeedStream.of(SEED, "btc");
    assertThat(uniforms.uniform()).isEqualTo(0.9130177630238647);
    assertThat(uniforms.uniform()).isEqualTo(0.9705760133752539);
    assertThat(uniforms.uniform()).isEqualTo(0.7637963552895276);
  }

  @Test
  void normalsAreSumsOfTwelveUniforms() {
    SeedStream normals = SeedStream.of(SEED, "btc");
    assertThat(normals.normal()).isEqualTo(0.04071788092800954);
    assertThat(normals.normal()).isEqualTo(0.5200362369777931);
    assertThat(normals.normal()).isEqualTo(-0.3747525467679065);
  }

  @Test
  void theFirstFiveStepsAgreeBitForBit() {
    PricePath path = new PricePath(SEED, 0.55, 0);
    List<Double> steps = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      steps.add(path.step(-120_000 + 100L * i, PricePath.START, List.of()));
    }
    assertThat(steps)
        .containsExactly(
            76500.0964730456,
            76501.32859863101,
            76500.44068043388,
            76500.78989573702,
            76499.45559478474);
  }

  @Test
  void everyScenarioEndsWhereTheReferenceEnds() throws IOException {
    try (InputStream golden = getClass().getResourceAsStream("/golden/generator.json")) {
      for (JsonNode row : new ObjectMapper().readTree(golden)) {
        Scenario scenario = Scenario.byLabel(row.path("scenario").asText()).orElseThrow();
        assertThat(priceAt780Seconds(scenario))
            .as(scenario.label())
            .isCloseTo(row.path("xEnd").asDouble(), within(1e-6));
      }
    }
  }

  private static double priceAt780Seconds(Scenario scenario) {
    PricePath path = new PricePath(SEED, scenario.annualVolatility(), scenario.jumpsPerHour());
    List<ScriptEvent> script = scenario.script(SEED, 0);
    for (long t = -120_000; t < 780_000; t += PricePath.STEP_MS) {
      path.step(t, PricePath.START, script);
    }
    return path.price();
  }
}
