// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.Book;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BookDigestTest {
  @Test
  void changeByChangeItStaysTheDigestOfTheWholeBook() {
    SplittableRandom random = new SplittableRandom(7);
    Map<Long, Book> seen = new HashMap<>();
    Book book = Book.EMPTY;
    long digest = BookDigest.of(book);
    for (int i = 0; i < 5000; i++) {
      Side side = random.nextBoolean() ? Side.YES : Side.NO;
      Price price = new Price(10_000L * random.nextInt(1, 100));
      long before = book.bids(side).quantityAt(price).hundredths();
      long after = 100L * random.nextInt(4);
      book = book.changed(side, price, after - before);
      digest += BookDigest.change(side, price, before, after);
      assertThat(digest).isEqualTo(BookDigest.of(book));
      assertThat(seen.getOrDefault(digest, book)).isEqualTo(book);
      seen.put(digest, book);
    }
  }

  @Test
  void theSidesAreNotTheSame() {
    Book yes = Book.EMPTY.changed(Side.YES, Price.of("0.50"), 100);
    Book no = Book.EMPTY.changed(Side.NO, Price.of("0.50"), 100);
    assertThat(BookDigest.of(yes)).isNotEqualTo(BookDigest.of(no));
    assertThat(BookDigest.of(Book.EMPTY)).isZero();
  }
}
