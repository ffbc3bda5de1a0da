// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.model.event.Contribution;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.VenueState;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompositeTest {
  private static final List<String> VENUES =
      List.of("coinbase", "kraken", "bitstamp", "binance_us");

  private final Composite composite = new Composite(VENUES, CompositeLimits.DEFAULT);

  static Stream<JsonNode> goldenCases() throws IOException {
    try (InputStream file = CompositeTest.class.getResourceAsStream("/golden/composite.json")) {
      JsonNode cases = new ObjectMapper().readTree(Objects.requireNonNull(file));
      return StreamSupport.stream(cases.spliterator(), false);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goldenCases")
  void theMedianFollowsTheGoldenCases(JsonNode golden) {
    long now = golden.get("now").asLong();
    excludeBefore(golden.get("prevExcluded"), now - 1);
    for (String venue : VENUES) {
      quote(venue, golden.get("quotes").get(venue));
    }

    IndexTick tick = composite.evaluate(now);

    assertThat(tick.priceMicros()).isEqualTo(micros(golden.get("MEDIAN")));
    assertThat(tick.status()).isEqualTo(IndexStatus.valueOf(golden.get("status").asText()));
    assertThat(tick.venuesUsed()).isEqualTo(golden.get("n").asInt());
    assertThat(tick.dispersionCentiBps())
        .isEqualTo(Math.round(golden.get("dispersionBps").asDouble() * 100));
    for (Contribution contribution : tick.contributions()) {
      assertThat(contribution.state().name())
          .as(contribution.venue())
          .isEqualTo(expectedState(golden, contribution.venue()));
    }
  }

  /** Brings about the past of a case: an evaluation that ended with these venues as outliers. */
  private void excludeBefore(JsonNode excluded, long timeMs) {
    if (excluded.isEmpty()) {
      return;
    }
    for (String venue : VENUES) {
      composite.connected(venue, true);
      composite.quote(venue, 76_499_000_000L, 76_501_000_000L, timeMs);
    }
    excluded.forEach(
        venue -> composite.quote(venue.asText(), 77_499_000_000L, 77_501_000_000L, timeMs));
    assertThat(composite.evaluate(timeMs).contributions())
        .filteredOn(c -> c.state() == VenueState.OUTLIER)
        .hasSize(excluded.size());
  }

  private void quote(String venue, JsonNode quote) {
    if (quote == null) {
      composite.connected(venue, false);
    } else {
      composite.connected(venue, quote.get(3).asBoolean());
      composite.quote(
          venue,
          micros(quote.get(0)).orElseThrow(),
          micros(quote.get(1)).orElseThrow(),
          quote.get(2).asLong());
    }
  }

  private static String expectedState(JsonNode golden, String venue) {
    if (!golden.get("quotes").has(venue)) {
      return "DISCONNECTED";
    }
    return golden.get("rejected").has(venue) ? golden.get("rejected").get(venue).asText() : "USED";
  }

  private static OptionalLong micros(JsonNode dollars) {
    return dollars.isNull()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.round(dollars.asDouble() * 1e6));
  }

  @Test
  void aSpreadOfFiftyBasisPointsCountsAndOneMicroMoreDoesNot() {
    composite.connected("kraken", true);
    composite.quote("kraken", 39_900_000_000L, 40_100_000_000L, 0);
    assertThat(composite.evaluate(0).status()).isEqualTo(IndexStatus.SINGLE);

    composite.quote("kraken", 39_900_000_000L, 40_100_000_001L, 0);
    assertThat(composite.evaluate(0).contributions().get(1).state()).isEqualTo(VenueState.WIDE);
  }

  @Test
  void aConfirmedQuoteIsFresh() {
    composite.connected("kraken", true);
    composite.quote("kraken", 39_999_000_000L, 40_001_000_000L, 0);
    composite.confirm("kraken", 3_001);
    assertThat(composite.evaluate(6_001).status()).isEqualTo(IndexStatus.SINGLE);
    assertThat(composite.evaluate(6_002).status()).isEqualTo(IndexStatus.NONE);
  }

  @Test
  void aHeartbeatAfterAReconnectDoesNotConfirmTheQuoteFromBeforeIt() {
    composite.connected("kraken", true);
    composite.quote("kraken", 39_999_000_000L, 40_001_000_000L, 0);
    composite.connected("kraken", false);
    composite.connected("kraken", true);
    composite.confirm("kraken", 60_000);
    assertThat(composite.evaluate(60_000).contributions().get(1).state())
        .isEqualTo(VenueState.STALE);
    composite.quote("kraken", 39_999_000_000L, 40_001_000_000L, 61_000);
    composite.confirm("kraken", 66_000);
    assertThat(composite.evaluate(66_000).status()).isEqualTo(IndexStatus.SINGLE);
  }

  @Test
  void aDeadVenuesPriceLeavesTheIndex() {
    composite.connected("coinbase", true);
    composite.connected("kraken", true);
    composite.quote("coinbase", 39_999_000_000L, 40_001_000_000L, 0);
    composite.quote("kraken", 40_009_000_000L, 40_011_000_000L, 0);
    composite.connected("kraken", false);
    assertThat(composite.evaluate(1).priceMicros()).hasValue(40_000_000_000L);
  }

  @Test
  void anUnknownVenueIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> composite.quote("gemini", 1, 2, 0))
        .withMessageContaining("gemini");
  }
}
