// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.cli.run.StackClient;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VenueWatchTest {
  private final VenueWatch watch = new VenueWatch();

  @Test
  void aVenueThatIsDownIsSaidOnceAndSoIsItsReturn() throws Exception {
    assertThat(look("WS")).isEmpty();
    assertThat(look("DOWN"))
        .containsExactly(
            "Cannot be reached: Kraken. What comes from there is N/A; the feed keeps trying.");
    assertThat(look("DOWN")).isEmpty();
    assertThat(look("REST")).containsExactly("Kraken is back (REST).");
    assertThat(look("WS")).isEmpty();
  }

  @Test
  void venuesLostTogetherShareALine() throws Exception {
    assertThat(
            watch.look(
                status(
                    """
                    {"feed":{"venues":[{"venue":"binance_us","mode":"DOWN"},{"venue":"kalshi","mode":"REST"},
                                       {"venue":"someone","mode":"DOWN"}]}}
                    """)))
        .containsExactly(
            "Cannot be reached: Binance US, someone. What comes from there is N/A; the feed keeps"
                + " trying.");
  }

  @Test
  void aStatusWithoutVenuesIsNoNews() throws Exception {
    assertThat(watch.look(status("{}"))).isEmpty();
  }

  private List<String> look(String mode) throws Exception {
    return watch.look(
        status("{\"feed\":{\"venues\":[{\"venue\":\"kraken\",\"mode\":\"%s\"}]}}".formatted(mode)));
  }

  private static StatusView status(String json) throws Exception {
    return StackClient.read(new ObjectMapper().readTree(json), StatusView.class);
  }
}
