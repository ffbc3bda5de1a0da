// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.matching;

import static java.math.RoundingMode.HALF_UP;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.engine.execution.Golden;
import io.flashpaper.engine.execution.fees.FeePolicy;
import io.flashpaper.engine.execution.fees.FeeSchedule;
import io.flashpaper.engine.execution.fees.OrderFees;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BookWalkTest {
  private static final MarketId ID = new MarketId("KXBTC15M-26NOV221015-15");

  private static Ladder ladder(int... centsAndContracts) {
    Map<Price, Quantity> levels = new TreeMap<>();
    for (int i = 0; i < centsAndContracts.length; i += 2) {
      levels.put(
          Price.ofCents(centsAndContracts[i]), Quantity.ofContracts(centsAndContracts[i + 1]));
    }
    return Ladder.of(levels);
  }

  private static final Book BOOK =
      new Book(ladder(51, 30, 50, 120), ladder(47, 25, 46, 60, 45, 200));

  private static List<List<Long>> cents(List<Slice> slices) {
    return slices.stream()
        .map(s -> List.of(s.price().micros() / 10_000, s.quantity().hundredths() / 100))
        .toList();
  }

  private static List<List<Long>> fills(JsonNode rows) {
    List<List<Long>> fills = new ArrayList<>();
    rows.forEach(row -> fills.add(List.of(row.get(0).asLong(), row.get(1).asLong())));
    return fills;
  }

  @Test
  void ordersWalkTheBookAsInTheGoldenTable() {
    for (JsonNode row : Golden.read("walk")) {
      Side side = row.has("side") ? Side.valueOf(row.get("side").asText()) : Side.YES;
      List<Slice> slices =
          new BookWalk(ID, BOOK, ConsumedLiquidity.NONE, 0)
              .buy(
                  side,
                  Price.ofCents(row.get("limit").asInt()),
                  Quantity.ofContracts(row.get("qty").asInt()));
      assertThat(cents(slices)).as(row.toString()).isEqualTo(fills(row.get("fills")));
      assertTotals(slices, row);
    }
  }

  private static void assertTotals(List<Slice> slices, JsonNode row) {
    OrderFees order = new OrderFees(FeePolicy.LEGACY_CENT_PER_ORDER);
    long hundredths = 0;
    long costMicros = 0;
    long feeMicros = 0;
    for (Slice slice : slices) {
      hundredths += slice.quantity().hundredths();
      costMicros += slice.quantity().times(slice.price()).micros();
      feeMicros +=
          order.bought(slice.quantity(), slice.price(), FeeSchedule.QUADRATIC).net().micros();
    }
    String id = row.toString();
    assertThat(hundredths).as(id).isEqualTo(row.get("filled").asLong() * 100);
    assertThat(row.get("qty").asLong() - row.get("filled").asLong())
        .as(id)
        .isEqualTo(row.get("unfilled").asLong());
    assertThat(costMicros).as(id).isEqualTo(row.get("costCents").asLong() * 10_000);
    assertThat(feeMicros).as(id).isEqualTo(row.get("feeCents").asLong() * 10_000);
    if (!row.get("vwap").isNull()) {
      assertThat(BigDecimal.valueOf(costMicros).divide(cents(hundredths), 3, HALF_UP))
          .as(id)
          .isEqualByComparingTo(row.get("vwap").decimalValue());
    }
  }

  /** Dividing micro-dollars by this gives cents a contract. */
  private static BigDecimal cents(long hundredths) {
    return BigDecimal.valueOf(hundredths * 100);
  }

  @Test
  void sellingTakesTheSidesOwnBidsFromTheBestDown() {
    BookWalk walk = new BookWalk(ID, BOOK, ConsumedLiquidity.NONE, 0);
    assertThat(cents(walk.sell(Side.YES, Price.ofCents(50), Quantity.ofContracts(40))))
        .isEqualTo(List.of(List.of(51L, 30L), List.of(50L, 10L)));
    assertThat(cents(walk.sell(Side.NO, Price.ZERO, Quantity.ofContracts(500))))
        .isEqualTo(List.of(List.of(47L, 25L), List.of(46L, 60L), List.of(45L, 200L)));
  }

  @Test
  void whatWasTakenIsNotTakenTwiceAsInTheGoldenTimeline() {
    JsonNode golden = Golden.read("impact");
    Book book = new Book(Ladder.EMPTY, ladder(47, 25, 46, 40));
    ConsumedLiquidity consumed = buyTwenty(book, ConsumedLiquidity.NONE, 10, golden.get(1));
    consumed = buyTwenty(book, consumed, 20, golden.get(2));
    consumed = consumed.refreshed(ID, book, 500);
    assertAvailable(book, consumed, 500, golden.get(3));
    book = new Book(Ladder.EMPTY, ladder(47, 35, 46, 40));
    consumed = consumed.refreshed(ID, book, 600);
    assertAvailable(book, consumed, 600, golden.get(4));
    book = new Book(Ladder.EMPTY, ladder(47, 12, 46, 40));
    consumed = consumed.refreshed(ID, book, 700);
    assertAvailable(book, consumed, 700, golden.get(5));
    consumed = consumed.refreshed(ID, new Book(Ladder.EMPTY, ladder(46, 40)), 800);
    consumed = consumed.refreshed(ID, book, 900);
    assertAvailable(book, consumed, 900, golden.get(6));
    assertAvailable(book, consumed, 30_021, golden.get(7));
    assertThat(consumed.refreshed(ID, book, 30_021).isEmpty()).isTrue();
  }

  private static ConsumedLiquidity buyTwenty(
      Book book, ConsumedLiquidity consumed, long timeMs, JsonNode row) {
    List<Slice> slices =
        new BookWalk(ID, book, consumed, timeMs)
            .buy(Side.YES, Price.ofCents(54), Quantity.ofContracts(20));
    assertThat(cents(slices)).as(row.toString()).isEqualTo(fills(row.get(1).get(0)));
    ConsumedLiquidity next = consumed;
    for (Slice slice : slices) {
      next = next.taking(ID, Side.NO, slice.bid(), slice.quantity(), timeMs);
    }
    return next;
  }

  private static void assertAvailable(
      Book book, ConsumedLiquidity consumed, long timeMs, JsonNode row) {
    BookWalk walk = new BookWalk(ID, book, consumed, timeMs);
    Quantity at53 = walk.offered(Side.YES, Price.ofCents(53));
    Quantity at54 = walk.offered(Side.YES, Price.ofCents(54)).minus(at53);
    assertThat(List.of(at53, at54))
        .as(row.toString())
        .containsExactly(
            Quantity.ofContracts(row.get(1).asLong()), Quantity.ofContracts(row.get(2).asLong()));
  }
}
