// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSettingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "flashpaper.gates.chain",
        "flashpaper.gates.chain[3]",
        "flashpaper.gates.max-time-to-close",
        "flashpaper.strategies.mine.priority",
        "flashpaper.strategies.\"my.own\".gates.max-spread",
        "flashpaper.strategies.mine.parameters.v10.min-momentum-ppm",
        "flashpaper.strategies.mine.parameters.\"profile\"",
        "flashpaper.strategies.mine.series[0]",
        "flashpaper.plugins.limits.slow-calls",
        "flashpaper.flash-crash.min-drop-ppm",
        "flashpaper.shard",
        "flashpaper.shards",
        "flashpaper.root",
        "quarkus.http.port"
      })
  void whatThereIsIsTaken(String name) {
    assertThatCode(() -> KnownSettings.check(List.of(name))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flashpaper.gates.max-sprad",
        "flashpaper.gate.max-spread",
        "flashpaper.strategies.mine.gates.max-sprad",
        "flashpaper.strategies.mine.hour",
        "flashpaper.strategie.mine.strategy"
      })
  void whatThereIsNotIsRefusedByNameWithWhatThereIs(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KnownSettings.check(List.of(name, "flashpaper.gates.chain")))
        .withMessageContainingAll(
            "there is no setting " + name + ";", "flashpaper.gates.max-spread");
  }

  @Test
  void severalAreNamedTogether() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KnownSettings.check(List.of("flashpaper.b", "flashpaper.a")))
        .withMessageContaining("there is no setting flashpaper.a, flashpaper.b;");
  }
}
