// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;

/**
 * A book's levels as one number, to compare books without keeping them: the sum of one number per
 * level, so that a changed level costs one subtraction and one addition. Equal books have equal
 * digests; two different ones share theirs once in 2<sup>64</sup>.
 */
final class BookDigest {
  private static final long FIRST = 0x9E3779B97F4A7C15L;
  private static final long SECOND = 0xBF58476D1CE4E5B9L;
  private static final long THIRD = 0x94D049BB133111EBL;

  private BookDigest() {}

  /** The digest of a whole book. */
  static long of(Book book) {
    return of(Side.YES, book.yesBids()) + of(Side.NO, book.noBids());
  }

  private static long of(Side side, Ladder bids) {
    long sum = 0;
    for (int rank = 0; rank < bids.depth(); rank++) {
      sum += level(side, bids.price(rank), bids.quantity(rank).hundredths());
    }
    return sum;
  }

  /** What a changed level adds to the digest of the book it was in. */
  static long change(Side side, Price price, long before, long after) {
    return level(side, price, after) - level(side, price, before);
  }

  private static long level(Side side, Price price, long hundredths) {
    if (hundredths == 0) {
      return 0;
    }
    long place = mixed(price.micros() * 2 + (side == Side.YES ? 0 : 1) + FIRST);
    return mixed(place + hundredths * FIRST);
  }

  /** Spreads every bit over all others, as in SplittableRandom. */
  private static long mixed(long value) {
    long once = (value ^ (value >>> 30)) * SECOND;
    long twice = (once ^ (once >>> 27)) * THIRD;
    return twice ^ (twice >>> 31);
  }
}
