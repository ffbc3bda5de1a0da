// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.strategy.api.Parameter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParameterBinderTest {
  record Sample(
      @Parameter(doc = "momentum", unit = "ppm", defaultValue = "1500", min = "0", max = "9000")
          long minMomentumPpm,
      @Parameter(doc = "count", defaultValue = "3") int count,
      @Parameter(doc = "switch", defaultValue = "true") boolean active,
      @Parameter(doc = "label", defaultValue = "") String label,
      @Parameter(doc = "window", defaultValue = "60s", min = "1s", max = "1h") Duration window,
      @Parameter(doc = "cap", defaultValue = "0.95") Price maxPrice,
      @Parameter(doc = "volume", defaultValue = "12.5") Quantity volume,
      @Parameter(doc = "direction", defaultValue = "no") Side direction) {
    Sample {
      if (count == 13) {
        throw new IllegalArgumentException("count must not be 13");
      }
    }
  }

  record Model(
      @Parameter(doc = "edge", unit = "ppm", defaultValue = "5", min = "1") long minEdge,
      @Parameter(doc = "cap", defaultValue = "9") long maxEdge) {
    Model {
      if (minEdge > maxEdge) {
        throw new IllegalArgumentException("min-edge must not be above max-edge");
      }
    }
  }

  record Outer(@Parameter(doc = "count", defaultValue = "3") int count, Model model) {}

  record Endless(Endless self) {}

  record Undocumented(int count) {}

  record BadDefault(@Parameter(doc = "x", defaultValue = "5", max = "4") int count) {}

  record Required(@Parameter(doc = "x", defaultValue = "") int count) {}

  private static InvalidParametersException refused(Map<String, String> values) {
    return org.assertj.core.api.Assertions.catchThrowableOfType(
        InvalidParametersException.class, () -> ParameterBinder.bind(Sample.class, values));
  }

  @Test
  void silenceMeansDefaults() {
    assertThat(ParameterBinder.bind(Sample.class, Map.of()))
        .isEqualTo(
            new Sample(
                1500,
                3,
                true,
                "",
                Duration.ofMinutes(1),
                Price.ofCents(95),
                Quantity.of("12.5"),
                Side.NO));
  }

  @Test
  void namesAreKebabCase() {
    assertThat(ParameterBinder.kebab("minMomentumPpm")).isEqualTo("min-momentum-ppm");
    assertThat(ParameterBinder.kebab("maxKMovePpm")).isEqualTo("max-k-move-ppm");
    assertThat(ParameterBinder.kebab("count")).isEqualTo("count");
  }

  @Test
  void everyTypeIsRead() {
    Sample sample =
        ParameterBinder.bind(
            Sample.class,
            Map.of(
                "min-momentum-ppm", "9000",
                "count", "4",
                "active", "false",
                "label", "x",
                "window", "30m",
                "max-price", "0.5",
                "volume", "1",
                "direction", "YES"));
    assertThat(sample.direction()).isEqualTo(Side.YES);
    assertThat(sample.active()).isFalse();
  }

  @Test
  void allProblemsAreReportedTogetherByName() {
    InvalidParametersException refused =
        refused(
            Map.of("min-momentum-ppm", "9001", "count", "three", "windw", "5s", "active", "yes"));
    assertThat(refused.problems())
        .containsExactly(
            "min-momentum-ppm is 9001, but must be from 0 to 9000",
            "count is 'three', but must be a whole number",
            "active is 'yes', but must be a true or false",
            "windw is no parameter");
    assertThat(refused).hasMessageContaining("window (duration such as 60s, default 60s)");
  }

  @Test
  void oneUnitBeyondTheRangeIsRefusedAndTheBoundItselfIsNot() {
    assertThat(refused(Map.of("window", "999ms"))).hasMessageContaining("window is 999ms");
    assertThat(ParameterBinder.bind(Sample.class, Map.of("window", "1h")).window())
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void aPriceAboveOneIsIllTyped() {
    assertThat(refused(Map.of("max-price", "1.01"))).hasMessageContaining("max-price is '1.01'");
  }

  @Test
  void theRecordsOwnCheckIsReported() {
    assertThat(refused(Map.of("count", "13"))).hasMessageContaining("count must not be 13");
  }

  @Test
  void aParameterWithoutDefaultIsMissing() {
    assertThatExceptionOfType(InvalidParametersException.class)
        .isThrownBy(() -> ParameterBinder.bind(Required.class, Map.of()))
        .withMessageContaining("count is missing");
  }

  @Test
  void aPluginsOwnMistakesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParameterBinder.describe(Undocumented.class))
        .withMessageContaining("Undocumented.count lacks the annotation");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParameterBinder.describe(BadDefault.class))
        .withMessageContaining("count is 5, but must be at most 4");
  }

  @Test
  void theDescriptionSaysWhatPeopleNeed() {
    assertThat(ParameterBinder.describe(Sample.class).getFirst())
        .isEqualTo(
            new ParameterDescription(
                "min-momentum-ppm", "whole number", "ppm", "1500", "0", "9000", "momentum"));
  }

  @Test
  void aNestedRecordIsBoundByPath() {
    assertThat(ParameterBinder.bind(Outer.class, Map.of()))
        .isEqualTo(new Outer(3, new Model(5, 9)));
    assertThat(ParameterBinder.bind(Outer.class, Map.of("model.min-edge", "7", "count", "1")))
        .isEqualTo(new Outer(1, new Model(7, 9)));
    assertThat(ParameterBinder.describe(Outer.class))
        .extracting(ParameterDescription::name)
        .containsExactly("count", "model.min-edge", "model.max-edge");
  }

  @Test
  void problemsInANestedRecordNameThePath() {
    assertThatExceptionOfType(InvalidParametersException.class)
        .isThrownBy(
            () ->
                ParameterBinder.bind(
                    Outer.class,
                    Map.of("model.min-edge", "0", "model", "x", "min-edge", "2", "count", "z")))
        .satisfies(
            refused ->
                assertThat(refused.problems())
                    .containsExactly(
                        "count is 'z', but must be a whole number",
                        "model.min-edge is 0, but must be at least 1",
                        "min-edge is no parameter",
                        "model is no parameter"));
    assertThatExceptionOfType(InvalidParametersException.class)
        .isThrownBy(() -> ParameterBinder.bind(Outer.class, Map.of("model.min-edge", "10")))
        .withMessageStartingWith("model: min-edge must not be above max-edge.")
        .withMessageContaining("model.min-edge (whole number ppm, default 5)");
  }

  @Test
  void aRecordThatContainsItselfIsThePluginsMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParameterBinder.describe(Endless.class))
        .withMessageContaining("Endless contains itself");
  }
}
