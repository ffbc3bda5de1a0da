// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.signal.SignalMessage.StrategyLoaded;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LoadedParametersTest {
  @Test
  void parametersComeBackAsTheyWereConfigured() {
    StrategyLoaded loaded =
        new StrategyLoaded(
            4700,
            1_790_000_100_000L,
            "delay-arb",
            "delay_arb",
            "1.0.0",
            "main",
            "ab12",
            new TreeMap<>(Map.of("profile", "MODEL", "model.min-edge", "0.05")));
    byte[] message = SignalCodec.encode(loaded);
    assertThat(new String(message, StandardCharsets.UTF_8))
        .contains("\"parameters\":{\"model.min-edge\":\"0.05\",\"profile\":\"MODEL\"}");
    assertThat(SignalCodec.decode(message)).isEqualTo(loaded);
  }

  @Test
  void whoeverHasNoneSaysNothingOfThem() {
    StrategyLoaded loaded =
        new StrategyLoaded(4700, 0, "delay-arb", "delay_arb", "1.0.0", "main", "ab12");
    assertThat(new String(SignalCodec.encode(loaded), StandardCharsets.UTF_8))
        .doesNotContain("parameters");
    assertThat(SignalCodec.decode(SignalCodec.encode(loaded))).isEqualTo(loaded);
  }
}
