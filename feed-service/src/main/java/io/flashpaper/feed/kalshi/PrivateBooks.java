// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.feed.desk.FeedEvent.BookChanged;
import io.flashpaper.model.Book;
import io.flashpaper.model.MarketId;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** The books as one connection tells them, while another still speaks for the venue. */
final class PrivateBooks {
  private final SortedMap<MarketId, Book> books = new TreeMap<>();

  void put(MarketId market, Book book) {
    books.put(market, book);
  }

  void forget(Collection<MarketId> markets) {
    markets.forEach(books::remove);
  }

  /** Changes a book; false if that cannot be, and then the book is forgotten. */
  boolean change(BookChanged change) {
    Book book = books.get(change.market());
    if (book == null) {
      return true;
    }
    try {
      books.put(
          change.market(), book.changed(change.side(), change.price(), change.deltaHundredths()));
      return true;
    } catch (IllegalArgumentException negative) {
      books.remove(change.market());
      return false;
    }
  }

  /** All books, by ticker; what is left is empty. */
  SortedMap<MarketId, Book> take() {
    SortedMap<MarketId, Book> taken = new TreeMap<>(books);
    books.clear();
    return taken;
  }
}
