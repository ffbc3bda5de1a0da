// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.engine.execution.Golden;
import io.flashpaper.engine.execution.matching.QueuePlace.Step;
import io.flashpaper.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QueuePlaceTest {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private static Quantity contracts(long count) {
    return Quantity.ofContracts(count);
  }

  /** The number in a step's words. */
  private static Quantity named(String words) {
    Matcher number = NUMBER.matcher(words);
    assertThat(number.find()).as(words).isTrue();
    return contracts(Long.parseLong(number.group()));
  }

  private static Step step(QueuePlace place, String words, long timeMs) {
    if (words.startsWith("trade ")) {
      return place.traded(named(words), timeMs);
    }
    if (words.startsWith("level now shows")) {
      return new Step(place.showing(named(words), timeMs), Quantity.ZERO);
    }
    assertThat(words).isEqualTo("market trades through our price");
    return place.tradedThrough();
  }

  @Test
  void theGoldenQueueMovesAndFillsAsWritten() {
    JsonNode golden = Golden.read("maker_queue");
    JsonNode join = golden.get("log").get(0);
    QueuePlace place =
        QueuePlace.joining(contracts(join.get(1).asLong()), contracts(join.get(2).asLong()));
    List<Quantity> fills = new ArrayList<>();
    for (int i = 1; i < golden.get("log").size(); i++) {
      JsonNode row = golden.get("log").get(i);
      Step step = step(place, row.get(0).asText(), i * 2_000L);
      place = step.place();
      assertThat(place.ahead()).as("%s", row).isEqualTo(contracts(row.get(1).asLong()));
      assertThat(place.left()).as("%s", row).isEqualTo(contracts(row.get(2).asLong()));
      if (!step.filled().isZero()) {
        fills.add(step.filled());
      }
    }
    assertThat(fills)
        .extracting(fill -> fill.hundredths() / 100)
        .isEqualTo(
            List.of(
                golden.get("fills").get(0).asLong(),
                golden.get("fills").get(1).asLong(),
                golden.get("fills").get(2).asLong()));
  }

  @Test
  void moreBehindItNeverSetsItBack() {
    QueuePlace place = QueuePlace.joining(contracts(3), contracts(1));
    assertThat(place.showing(contracts(500), 1)).isEqualTo(place);
  }

  @Test
  void itNeverFillsMoreThanTradedBeyondTheQueueNorMoreThanItWants() {
    SplittableRandom random = new SplittableRandom(7);
    for (int run = 0; run < 2_000; run++) {
      QueuePlace place =
          QueuePlace.joining(
              new Quantity(random.nextLong(5_000)), new Quantity(1 + random.nextLong(3_000)));
      Quantity wanted = place.left();
      Quantity filled = Quantity.ZERO;
      for (int i = 0; i < 20; i++) {
        Quantity traded = new Quantity(random.nextLong(1_000));
        Step step = place.traded(traded, i);
        assertThat(step.filled()).isLessThanOrEqualTo(traded);
        assertThat(step.filled().plus(place.ahead().min(traded))).isLessThanOrEqualTo(traded);
        filled = filled.plus(step.filled());
        place = step.place().showing(new Quantity(random.nextLong(5_000)), i);
        assertThat(filled.plus(place.left())).isEqualTo(wanted);
      }
    }
  }

  @Test
  void aTradeAndTheFallOfTheLevelThatItCausesCountOnceWhicheverIsToldFirst() {
    QueuePlace place = QueuePlace.joining(contracts(120), contracts(20));
    QueuePlace tradeFirst = place.traded(contracts(30), 100).place().showing(contracts(90), 150);
    QueuePlace fallFirst = place.showing(contracts(90), 100).traded(contracts(30), 150).place();
    assertThat(tradeFirst.ahead()).isEqualTo(contracts(90));
    assertThat(fallFirst.ahead()).isEqualTo(contracts(90));
    assertThat(fallFirst.traded(contracts(95), 160).filled()).isEqualTo(contracts(5));
  }

  @Test
  void aTradeToldLongAfterAFallIsAnotherOne() {
    QueuePlace place = QueuePlace.joining(contracts(120), contracts(20));
    QueuePlace fallen = place.showing(contracts(90), 100);
    assertThat(fallen.traded(contracts(30), 1_101).place().ahead()).isEqualTo(contracts(60));
    assertThat(fallen.traded(contracts(30), 1_100).place().ahead()).isEqualTo(contracts(90));
  }
}
