// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A curve of few points of however many trades. If there are more trades than points, they are
 * grouped in their order, each group of the same size but the last, and of each group stay its
 * first lowest, its first highest and its last point. So no extreme and no end is lost.
 */
public final class EquitySample {
  private static final int KEPT = 3;

  private final long groupSize;
  private final List<EquityPoint> points = new ArrayList<>();
  private final List<EquityPoint> group = new ArrayList<>();

  /**
   * A curve of so many trades.
   *
   * @param trades how many will come
   * @param most the most points, at least 3
   */
  public EquitySample(long trades, int most) {
    if (most < KEPT) {
      throw new IllegalArgumentException("a curve has at least 3 points, not " + most);
    }
    this.groupSize = trades <= most ? 1 : Math.ceilDiv(trades, (long) (most / KEPT));
  }

  /** The next trade that closed. */
  public void add(EquityPoint point) {
    group.add(point);
    if (group.size() >= groupSize) {
      finishGroup();
    }
  }

  private void finishGroup() {
    Comparator<EquityPoint> byEquity = Comparator.comparing(EquityPoint::equity);
    List<EquityPoint> kept =
        Stream.of(first(byEquity.reversed()), first(byEquity), group.getLast()).toList();
    group.stream().filter(point -> kept.stream().anyMatch(k -> k == point)).forEach(points::add);
    group.clear();
  }

  private EquityPoint first(Comparator<EquityPoint> order) {
    return group.stream().min(order).orElseThrow();
  }

  /** The curve, in the order of time. */
  public List<EquityPoint> points() {
    if (!group.isEmpty()) {
      finishGroup();
    }
    return List.copyOf(points);
  }
}
