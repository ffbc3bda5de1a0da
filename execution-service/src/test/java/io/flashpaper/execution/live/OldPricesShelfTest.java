// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OldPricesShelfTest {
  private final List<Stretch> readings = new ArrayList<>();
  private final OldPricesShelf shelf = new OldPricesShelf(this::read, Duration.ZERO);

  private OldPrices read(Stretch asked) {
    readings.add(asked);
    return new OldPrices(new PriceHistory(), OptionalLong.of(asked.fromMs()));
  }

  private static Stretch stretch(long fromMs, long toMs, String ticker) {
    return new Stretch(fromMs, toMs, Optional.of(ticker));
  }

  @Test
  void whatIsAskedForAgainIsNotReadAgain() {
    OldPrices first = shelf.get(stretch(1000, 2000, "A"));
    assertThat(shelf.get(stretch(1000, 2000, "A"))).isSameAs(first);
    assertThat(readings).hasSize(1);
  }

  @Test
  void aLongerStretchAnswersForWhatIsWithinItAndForTheIndexAlone() {
    OldPrices first = shelf.get(stretch(1000, 2000, "A"));
    assertThat(shelf.get(stretch(1001, 1999, "A"))).isSameAs(first);
    assertThat(shelf.get(new Stretch(1000, 2000, Optional.empty()))).isSameAs(first);
    assertThat(readings).hasSize(1);
    shelf.get(stretch(999, 2000, "A"));
    shelf.get(stretch(1000, 2001, "A"));
    shelf.get(stretch(1000, 2000, "B"));
    assertThat(readings).hasSize(4);
  }

  @Test
  void theIndexAloneDoesNotAnswerForAMarket() {
    shelf.get(new Stretch(1000, 2000, Optional.empty()));
    shelf.get(stretch(1000, 2000, "A"));
    assertThat(readings).hasSize(2);
  }

  @Test
  void theOneThatWasAskedForLongestAgoGoesFirst() {
    for (int i = 0; i < OldPricesShelf.KEPT; i++) {
      shelf.get(stretch(1000, 2000, "M" + i));
    }
    shelf.get(stretch(1000, 2000, "M0"));
    shelf.get(stretch(1000, 2000, "NEW"));
    assertThat(readings).hasSize(OldPricesShelf.KEPT + 1);
    shelf.get(stretch(1000, 2000, "M0"));
    shelf.get(stretch(1000, 2000, "M2"));
    assertThat(readings).hasSize(OldPricesShelf.KEPT + 1);
    shelf.get(stretch(1000, 2000, "M1"));
    assertThat(readings).hasSize(OldPricesShelf.KEPT + 2);
  }

  @Test
  void whileOneIsReadAnotherIsRefusedWithTheRemedyAndWhatIsThereIsStillHad() {
    OldPricesShelf[] itself = new OldPricesShelf[1];
    List<OldPrices> had = new ArrayList<>();
    OldPricesShelf busy =
        new OldPricesShelf(
            asked -> {
              if (asked.fromMs() == 5000) {
                had.add(itself[0].get(stretch(1000, 2000, "A")));
                assertThatThrownBy(() -> itself[0].get(stretch(7000, 8000, "A")))
                    .isInstanceOf(UnreadStretchException.class)
                    .hasMessageEndingWith("ask again");
              }
              return read(asked);
            },
            Duration.ZERO);
    itself[0] = busy;
    OldPrices first = busy.get(stretch(1000, 2000, "A"));
    busy.get(stretch(5000, 6000, "A"));
    assertThat(had).containsExactly(first);
    busy.get(stretch(7000, 8000, "A"));
    assertThat(readings).hasSize(3);
  }

  @Test
  void whatCouldNotBeReadIsTriedAgain() {
    boolean[] isAway = {true};
    OldPricesShelf trying =
        new OldPricesShelf(
            asked -> {
              if (isAway[0]) {
                throw new UnreadStretchException("away; ask again");
              }
              return read(asked);
            },
            Duration.ZERO);
    assertThatThrownBy(() -> trying.get(stretch(1000, 2000, "A"))).hasMessage("away; ask again");
    isAway[0] = false;
    trying.get(stretch(1000, 2000, "A"));
    assertThat(readings).hasSize(1);
  }
}
