// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.config;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import org.junit.jupiter.api.Test;

class KnownSettingsTest {
  private final KnownSettings settings = new KnownSettings(List.of("coinbase", "binance_us"));

  @Test
  void whatIsKnownAndWhatIsNotOursPasses() {
    assertThatNoException()
        .isThrownBy(
            () ->
                settings.check(
                    List.of(
                        "quarkus.http.port",
                        "flashpaper.kalshi.series[0]",
                        "flashpaper.exchanges.binance-us.ws-url")));
  }

  @Test
  void anUnknownSettingIsRefusedByNameWithThoseThatExist() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.check(List.of("flashpaper.exchanges.gemini.ws-url")))
        .withMessageContaining("flashpaper.exchanges.gemini.ws-url")
        .withMessageContaining("flashpaper.exchanges.coinbase.ws-url");
  }
}
