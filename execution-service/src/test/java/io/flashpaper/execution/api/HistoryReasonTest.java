// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.execution.live.OldPrices;
import io.flashpaper.execution.live.PriceHistory;
import io.flashpaper.execution.live.Stretch;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HistoryReasonTest {
  private static final long FROM = Instant.parse("2026-11-22T10:00:00Z").toEpochMilli();
  private static final long TO = FROM + 600_000;
  private static final Stretch INDEX = new Stretch(FROM, TO, Optional.empty());
  private static final Stretch MARKET = new Stretch(FROM, TO, Optional.of("M"));

  private static OldPrices old(OptionalLong tapeBeginsMs) {
    return new OldPrices(new PriceHistory(), tapeBeginsMs);
  }

  @Test
  void thereIsNoReasonWhereThereIsSomethingToDraw() {
    assertThat(new HistoryReason(MARKET, false, true).of(old(OptionalLong.of(TO)))).isEmpty();
    assertThat(new HistoryReason(INDEX, false, false).of(old(OptionalLong.of(TO)))).isEmpty();
  }

  @Test
  void aTapeThatBeginsLaterIsToldAndOneThatBeganBeforeIsNot() {
    HistoryReason reason = new HistoryReason(INDEX, true, false);
    assertThat(reason.of(old(OptionalLong.of(FROM + 1000))))
        .contains(
            "the tape has no prices from 2026-11-22T10:00:00Z to 2026-11-22T10:10:00Z;"
                + " it begins at 2026-11-22T10:00:01Z");
    assertThat(reason.of(old(OptionalLong.of(FROM))))
        .contains("the tape has no prices from 2026-11-22T10:00:00Z to 2026-11-22T10:10:00Z");
    assertThat(reason.of(old(OptionalLong.empty()))).isEqualTo(reason.of(old(OptionalLong.of(0))));
  }

  @Test
  void aMarketOfWhichThereIsNothingIsNamed() {
    HistoryReason reason = new HistoryReason(MARKET, false, false);
    assertThat(reason.of(old(OptionalLong.empty())).orElseThrow())
        .startsWith("the tape has no prices of market 'M' from 2026");
    assertThat(reason.of(Optional.of(new PriceHistory.Extent(FROM, TO, 0, 0))).orElseThrow())
        .isEqualTo(
            "there are no prices of market 'M': they are kept for 8 hours of tape, now since"
                + " 2026-11-22T10:00:00Z; what is older and over is read from the tape, at most"
                + " 2 hours at once");
  }

  @Test
  void anEmptyMemorySaysSo() {
    assertThat(new HistoryReason(INDEX, true, false).of(Optional.empty()))
        .contains("nothing was read of the tape yet");
  }
}
