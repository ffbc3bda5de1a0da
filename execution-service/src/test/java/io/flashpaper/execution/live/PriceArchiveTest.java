// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PriceArchiveTest {
  private static final long NOW = Scene.T0 + 100 * 3_600_000L;
  private static final OptionalLong KNOWN = OptionalLong.of(NOW - PriceHistory.KEPT.toMillis());
  private static final OptionalLong NOT_WHOLE = OptionalLong.empty();

  private static boolean isRead(long fromMs, long toMs, OptionalLong known) {
    return PriceArchive.isRead(new Stretch(fromMs, toMs, Optional.empty()), known, NOW);
  }

  @Test
  void whatBeganBeforeTheMemoryIsReadAndWhatItKnowsIsNot() {
    long known = KNOWN.getAsLong();
    assertThat(isRead(known, known + 600_000, KNOWN)).isFalse();
    assertThat(isRead(known - 1, known + 600_000, KNOWN)).isTrue();
    assertThat(isRead(known - 86_400_000, known - 86_000_000, KNOWN)).isTrue();
  }

  @Test
  void atMostTwoHoursAreReadAtOnce() {
    long from = NOW - 48 * 3_600_000L;
    assertThat(isRead(from, from + PriceArchive.MOST.toMillis(), KNOWN)).isTrue();
    assertThat(isRead(from, from + PriceArchive.MOST.toMillis() + 1, KNOWN)).isFalse();
  }

  @Test
  void beforeTheMemoryIsWholeWhatIsOverIsReadAndAChartOfThePresentIsNot() {
    long over = NOW - PriceArchive.OVER.toMillis();
    assertThat(isRead(over - 900_000, over, NOT_WHOLE)).isTrue();
    assertThat(isRead(over - 900_000, over + 1, NOT_WHOLE)).isFalse();
    for (long range : new long[] {900_000, 3_600_000, 28_800_000}) {
      assertThat(isRead(NOW - range, NOW, NOT_WHOLE)).isFalse();
    }
  }

  @Test
  void beforeAnythingIsKnownOfTheTapesEndNothingIsRead() {
    assertThat(PriceArchive.isRead(new Stretch(5, 7, Optional.empty()), NOT_WHOLE, 0)).isFalse();
  }

  @Test
  void aStretchDoesNotEndBeforeItBegins() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Stretch(2, 1, Optional.empty()))
        .withMessage("a stretch from 2 ends before, at 1");
  }
}
