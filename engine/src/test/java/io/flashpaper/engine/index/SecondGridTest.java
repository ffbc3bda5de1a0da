// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.event.Contribution;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.VenueState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecondGridTest {
  private final SecondGrid grid = new SecondGrid();

  private Optional<IndexSample> tick(long timeMs, long priceMicros) {
    List<Contribution> venues =
        List.of(
            new Contribution("coinbase", 1, 2, 0, VenueState.USED),
            new Contribution("kraken", 1, 2, 0, VenueState.STALE));
    OptionalLong price = priceMicros == 0 ? OptionalLong.empty() : OptionalLong.of(priceMicros);
    return grid.accept(new IndexTick(timeMs, price, IndexStatus.SINGLE, 0, venues));
  }

  @Test
  void aSampleIsTheLastPriceUpToItsSecondAndComesWithTheFirstTickAfterIt() {
    assertThat(tick(9_100, 1)).isEmpty();
    assertThat(tick(9_900, 2)).isEmpty();
    assertThat(tick(10_000, 3)).isEmpty();
    assertThat(tick(10_001, 4)).contains(new IndexSample(10, 3, Set.of("coinbase")));
  }

  @Test
  void secondsWithoutATickAreLeftOut() {
    tick(9_500, 1);
    assertThat(tick(13_700, 2)).map(IndexSample::second).contains(10L);
    assertThat(tick(14_100, 3)).map(IndexSample::second).contains(14L);
  }

  @Test
  void aSecondThatEndsWithoutAPriceHasNoSample() {
    tick(9_500, 1);
    tick(9_600, 0);
    assertThat(tick(10_100, 2)).isEmpty();
    assertThat(tick(11_100, 3)).map(IndexSample::priceMicros).contains(2L);
  }
}
