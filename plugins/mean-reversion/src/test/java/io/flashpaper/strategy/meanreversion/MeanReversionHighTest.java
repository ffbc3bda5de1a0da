// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.meanreversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason.Fact;
import io.flashpaper.strategy.api.Change;
import io.flashpaper.strategy.api.FairValue;
import io.flashpaper.strategy.testkit.TapeScript;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanReversionHighTest {
  private static final String BOUGHT = "MEAN_REVERSION_HIGH";

  private static Desire last(TapeScript script, Map<String, String> values) {
    return Said.last(new MeanReversionHighFactory(), script, values);
  }

  private static Desire last(TapeScript script) {
    return last(script, Map.of());
  }

  private static String code(Desire desire) {
    return switch (desire) {
      case Desire.Want want -> want.reason().code();
      case Desire.Indifferent indifferent -> indifferent.reason().code();
      case Desire.Flat flat -> flat.reason().code();
    };
  }

  private static TapeScript dear() {
    return TapeScript.fifteenMinutes().book(81, 83).momentumPpm(490);
  }

  @ParameterizedTest
  @CsvSource({
    "80, 490, K_TOO_LOW",
    "81, 490, MEAN_REVERSION_HIGH",
    "99, 490, MEAN_REVERSION_HIGH",
    "81, 500, MOMENTUM",
    "81, 501, MOMENTUM",
    "81, -9000, MEAN_REVERSION_HIGH"
  })
  void theThresholdsThemselvesDoNotTrade(int kCents, long momentumPpm, String expected) {
    TapeScript script = TapeScript.fifteenMinutes().momentumPpm(momentumPpm).book(kCents, 100);
    assertThat(code(last(script))).isEqualTo(expected);
  }

  @Test
  void aMicroDollarBelowTheMomentumIsEnough() {
    long from = 76_500_000_000L;
    long exactly = from + 38_250_000L;
    assertThat(code(last(dear().index(new Change(from, exactly))))).isEqualTo("MOMENTUM");
    assertThat(code(last(dear().index(new Change(from, exactly - 1))))).isEqualTo(BOUGHT);
  }

  @Test
  void aMicroDollarAboveTheKIsEnough() {
    assertThat(code(last(dear().book(quote(800_000))))).isEqualTo("K_TOO_LOW");
    assertThat(code(last(dear().book(quote(800_001))))).isEqualTo(BOUGHT);
  }

  private static Book quote(long bidMicros) {
    Quantity ten = Quantity.ofContracts(10);
    return new Book(
        Ladder.of(Map.of(new Price(bidMicros), ten)), Ladder.of(Map.of(Price.ofCents(10), ten)));
  }

  @Test
  void anUnknownMomentumDoesNotTrade() {
    assertThat(code(last(dear().indexLost()))).isEqualTo("NO_INDEX");
    assertThat(code(last(TapeScript.fifteenMinutes().book(90, 92)))).isEqualTo("NO_INDEX");
  }

  @Test
  void aBookWithoutBidsHasNoK() {
    assertThat(code(last(dear().bookLost()))).isEqualTo("NO_BOOK");
    assertThat(code(last(dear().book(Book.EMPTY)))).isEqualTo("NO_BOOK");
  }

  @Test
  void itBuysNoAtOneLessKAndTheSlippageUntilTheClose() {
    TapeScript script = dear();
    Desire.Want want = Said.want(last(script));
    assertThat(want.side()).isEqualTo(Side.NO);
    assertThat(want.limit()).isEqualTo(Price.ofCents(20));
    assertThat(want.untilMs()).isEqualTo(script.moment().market().market().closeTimeMs());
    assertThat(want.reason().facts())
        .startsWith(new Fact("kMicros", 810_000), new Fact("momentumPpm", 490));
  }

  @Test
  void theOtherDirectionBuysYesAtTheAsk() {
    Desire.Want want = Said.want(last(dear(), Map.of("direction", "YES_REBOUND")));
    assertThat(want.side()).isEqualTo(Side.YES);
    assertThat(want.limit()).isEqualTo(Price.ofCents(84));
  }

  @Test
  void yesIsNotBoughtWhereNobodyOffersIt() {
    Book bids = new Book(quote(810_000).yesBids(), Ladder.EMPTY);
    assertThat(code(last(dear().book(bids), Map.of("direction", "yes-rebound"))))
        .isEqualTo("NO_OFFER");
  }

  @Test
  void theThresholdsAreParameters() {
    assertThat(code(last(dear(), Map.of("min-k", "0.81")))).isEqualTo("K_TOO_LOW");
    assertThat(code(last(dear(), Map.of("max-momentum-ppm", "490")))).isEqualTo("MOMENTUM");
    assertThat(Said.want(last(dear(), Map.of("slippage", "0"))).limit())
        .isEqualTo(Price.ofCents(19));
  }

  @Test
  void whatNoLongerHoldsIsWithdrawn() {
    assertThat(code(last(dear().momentumPpm(490).momentumPpm(500)))).isEqualTo("MOMENTUM");
  }

  private static TapeScript worth(long yesMicros) {
    FairValue fair = new FairValue(yesMicros, 76_500_000_000L, 100_000_000L);
    return TapeScript.fifteenMinutes().fairValue(fair, fair).book(81, 83).momentumPpm(490);
  }

  @Test
  void theModelsEdgeIsToldButNotAskedForUnlessWanted() {
    Desire.Want want = Said.want(last(worth(820_000)));
    assertThat(want.probabilityMicros()).hasValue(180_000);
    assertThat(want.reason().facts()).contains(new Fact("modelEdgeMicros", -10_000 - 10_773));
  }

  @Test
  void theLeastModelEdgeIsReachedExactlyOrNot() {
    Map<String, String> twoCents = Map.of("min-model-edge", "0.02");
    long worth = 190_000 + 10_773 + 20_000;
    assertThat(code(last(worth(1_000_000 - worth), twoCents))).isEqualTo(BOUGHT);
    assertThat(code(last(worth(1_000_000 - worth + 1), twoCents))).isEqualTo("MODEL_EDGE");
    assertThat(code(last(dear(), twoCents))).isEqualTo("NO_MODEL");
  }

  @Test
  void theOtherSideIsWorthTheRest() {
    Desire.Want want =
        Said.want(last(worth(900_000), Map.of("direction", "YES_REBOUND", "slippage", "0")));
    assertThat(want.probabilityMicros()).hasValue(900_000);
    assertThat(want.reason().facts()).contains(new Fact("modelEdgeMicros", 70_000 - 9_877));
  }
}
