// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.engine.execution.Golden;
import io.flashpaper.model.event.Contribution;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.VenueState;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CompositeTest {
  private static final List<String> VENUES =
      List.of("coinbase", "kraken", "bitstamp", "binance_us");

  private final Composite composite = new Composite(VENUES, CompositeLimits.DEFAULT);

  static Stream<Arguments> goldenCases() {
    Map<String, IndexMethod> methods =
        Map.of(
            "MEDIAN", IndexMethod.MEDIAN,
            "BASE_MEAN", IndexMethod.baseMean(IndexMethod.USUAL_WEIGHTS),
            "FRESH_MEAN",
                IndexMethod.freshMean(IndexMethod.USUAL_WEIGHTS, IndexMethod.USUAL_HALF_LIFE_MS));
    return StreamSupport.stream(Golden.read("composite").spliterator(), false)
        .flatMap(
            golden ->
                methods.entrySet().stream()
                    .map(
                        method ->
                            Arguments.of(
                                golden.get("id").asText(),
                                method.getKey(),
                                method.getValue(),
                                golden)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("goldenCases")
  void everyMethodFollowsTheGoldenCases(
      String id, String column, IndexMethod method, JsonNode golden) {
    Composite composite = new Composite(VENUES, CompositeLimits.DEFAULT, method);
    long now = golden.get("now").asLong();
    excludeBefore(composite, golden.get("prevExcluded"), now - 1);
    for (String venue : VENUES) {
      quote(composite, venue, golden.get("quotes").get(venue));
    }

    IndexTick tick = composite.evaluate(now);

    assertThat(tick.priceMicros()).isEqualTo(micros(golden.get(column)));
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
  private static void excludeBefore(Composite composite, JsonNode excluded, long timeMs) {
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

  private static void quote(Composite composite, String venue, JsonNode quote) {
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

  @Test
  void aMeanThatCannotWeighAVenueIsRefusedByName() {
    IndexMethod mean = IndexMethod.baseMean(IndexMethod.USUAL_WEIGHTS);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Composite(List.of("kraken", "gemini"), CompositeLimits.DEFAULT, mean))
        .withMessageContaining("gemini");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IndexMethod.baseMean(Map.of("kraken", 0L)))
        .withMessageContaining("kraken");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IndexMethod.freshMean(IndexMethod.USUAL_WEIGHTS, 0))
        .withMessageContaining("0 ms");
  }

  @Test
  void halfAMicroDollarIsRoundedUpByEveryMethod() {
    for (IndexMethod method :
        List.of(
            IndexMethod.MEDIAN,
            IndexMethod.baseMean(Map.of("coinbase", 1L, "kraken", 1L)),
            IndexMethod.freshMean(Map.of("coinbase", 1L, "kraken", 1L), 1000))) {
      Composite pair =
          new Composite(List.of("coinbase", "kraken"), CompositeLimits.DEFAULT, method);
      pair.connected("coinbase", true);
      pair.connected("kraken", true);
      pair.quote("coinbase", 40_000_000_000L, 40_000_000_002L, 0);
      pair.quote("kraken", 40_000_000_001L, 40_000_000_003L, 0);
      assertThat(pair.evaluate(0).priceMicros()).hasValue(40_000_000_002L);
    }
  }

  @Test
  void aFreshMeanStaysWithinTheMidsAndTrustsWhomTheMedianTrusts() {
    Random random = new Random(11);
    IndexMethod fresh = IndexMethod.freshMean(IndexMethod.USUAL_WEIGHTS, 1000);
    for (int round = 0; round < 500; round++) {
      Composite mean = new Composite(VENUES, CompositeLimits.DEFAULT, fresh);
      Composite median = new Composite(VENUES, CompositeLimits.DEFAULT);
      for (String venue : VENUES) {
        long mid = 76_500_000_000L + random.nextInt(40_000_000);
        long timeMs = random.nextInt(3000);
        for (Composite each : List.of(mean, median)) {
          each.connected(venue, true);
          each.quote(venue, mid - 500_000, mid + 500_000, timeMs);
        }
      }
      IndexTick tick = mean.evaluate(3000);
      assertThat(tick.status()).isEqualTo(median.evaluate(3000).status());
      assertThat(tick.priceMicros().orElseThrow())
          .isBetween(mids(tick).min().orElseThrow(), mids(tick).max().orElseThrow());
    }
  }

  private static LongStream mids(IndexTick tick) {
    return tick.contributions().stream().mapToLong(c -> (c.bidMicros() + c.askMicros()) / 2);
  }
}
