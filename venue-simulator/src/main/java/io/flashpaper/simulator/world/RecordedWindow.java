// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was recorded of one market. Between two samples quotes and volume are interpolated; where
 * samples are missing for long the book is empty.
 */
final class RecordedWindow {
  private static final long LONGEST_GAP_MS = 120_000;
  private static final long HELD_MS = 60_000;
  private static final int SURE = 9_000;

  private final MarketSpec spec;
  private final List<Sample> samples;
  private int index = -1;

  RecordedWindow(MarketSpec spec, List<Sample> samples) {
    this.spec = spec;
    this.samples = List.copyOf(samples);
  }

  MarketSpec spec() {
    return spec;
  }

  /** The touch shown at a moment. */
  record Touch(int bid, int ask) {
    static final Touch EMPTY = new Touch(0, PriceGrid.ONE);
  }

  /** Goes forward to a moment; moments must not go back. */
  void moveTo(long nowMs) {
    while (index + 1 < samples.size() && samples.get(index + 1).atMs() <= nowMs) {
      index++;
    }
  }

  boolean begun() {
    return index >= 0;
  }

  Touch touch(long nowMs) {
    if (!begun()) {
      return Touch.EMPTY;
    }
    Sample.Quote from = quote(index);
    if (!followed()) {
      boolean fresh = nowMs - samples.get(index).atMs() <= HELD_MS;
      return fresh ? onGrid(from.bid(), from.ask()) : Touch.EMPTY;
    }
    Sample.Quote to = quote(index + 1);
    if (!from.twoSided() || !to.twoSided()) {
      return onGrid(from.bid(), from.ask());
    }
    double share = share(nowMs);
    return onGrid(
        from.bid() + share * (to.bid() - from.bid()), from.ask() + share * (to.ask() - from.ask()));
  }

  /** Contracts traded so far, if anything is known. */
  OptionalDouble volume(long nowMs) {
    if (!begun()) {
      return OptionalDouble.empty();
    }
    long from = quote(index).volume();
    double more = followed() ? share(nowMs) * (quote(index + 1).volume() - from) : 0;
    return OptionalDouble.of(from + Math.max(0, more));
  }

  /** What the last quote says of the outcome, if it says anything. */
  Optional<Boolean> lastQuoteVerdict() {
    Sample.Quote last = quote(samples.size() - 1);
    if (last.bid() >= SURE) {
      return Optional.of(true);
    }
    return last.ask() <= PriceGrid.ONE - SURE ? Optional.of(false) : Optional.empty();
  }

  private boolean followed() {
    return index + 1 < samples.size()
        && samples.get(index + 1).atMs() - samples.get(index).atMs() <= LONGEST_GAP_MS;
  }

  private double share(long nowMs) {
    long from = samples.get(index).atMs();
    return (double) (nowMs - from) / (samples.get(index + 1).atMs() - from);
  }

  private Sample.Quote quote(int at) {
    return samples.get(at).quote().orElseThrow();
  }

  private Touch onGrid(double bid, double ask) {
    PriceGrid grid = spec.series().grid();
    return new Touch(grid.floor(bid), grid.ceil(ask));
  }
}
