// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The prices of 900 seconds in columns of primitives. Not for more than one thread at once. */
final class QuarterHour {
  static final int SECONDS = 900;

  /** Not known. */
  static final int NONE = -1;

  private static final int PRICES = 3;
  private static final double CENTS = 100;
  private static final double STEPS = 10_000;

  private final int[] index = new int[SECONDS];
  private final Map<String, short[]> markets = new TreeMap<>();
  private int first = SECONDS;

  QuarterHour() {
    Arrays.fill(index, NONE);
  }

  /** The index in cents. */
  void index(int place, int cents) {
    index[place] = cents;
    first = Math.min(first, place);
  }

  /** A market's prices in ten-thousandths of a dollar. */
  void market(String ticker, int place, int yesBid, int yesAsk, int fairValue) {
    short[] prices = markets.computeIfAbsent(ticker, _ -> unknown());
    prices[place] = (short) yesBid;
    prices[SECONDS + place] = (short) yesAsk;
    prices[2 * SECONDS + place] = (short) fairValue;
  }

  private static short[] unknown() {
    short[] prices = new short[PRICES * SECONDS];
    Arrays.fill(prices, (short) NONE);
    return prices;
  }

  boolean has(String ticker) {
    return markets.containsKey(ticker);
  }

  Set<String> markets() {
    return markets.keySet();
  }

  /** The first second that was noted. */
  int first() {
    return first;
  }

  long bytes() {
    return SECONDS * (Integer.BYTES + (long) PRICES * Short.BYTES * markets.size());
  }

  /** Copies what a series asks for, beginning with this quarter hour's first second. */
  void copy(long firstSecond, Series into, Optional<String> ticker) {
    Optional<short[]> prices = ticker.map(markets::get);
    int begin = (int) Math.clamp(into.firstSecond() - firstSecond, 0, SECONDS);
    int end = (int) Math.clamp(into.firstSecond() + into.rows() - firstSecond, 0, SECONDS);
    for (int place = begin; place < end; place++) {
      int row = (int) (firstSecond + place - into.firstSecond());
      into.put(row, 0, value(index[place], CENTS));
      if (prices.isPresent()) {
        for (int column = 0; column < PRICES; column++) {
          into.put(row, column + 1, value(prices.get()[column * SECONDS + place], STEPS));
        }
      }
    }
  }

  private static double value(int stored, double unit) {
    return stored == NONE ? Double.NaN : stored / unit;
  }
}
