// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The order in which a tape is learned from and tested on: each fold tests on one segment what was
 * chosen on all segments before it.
 *
 * @param segments in the order of time, of equal spans as far as markets' openings allow; the first
 *     is trained on only, the last tested on only
 * @param holdout the end of the tape, replayed for one trial alone, after it was chosen
 */
public record WalkForward(List<Segment> segments, Optional<Segment> holdout) {
  private static final int PERCENT = 100;

  /**
   * Freezes the segments.
   *
   * @throws IllegalArgumentException if there is nothing to test on
   */
  public WalkForward {
    segments = List.copyOf(segments);
    if (segments.size() < 2) {
      throw new IllegalArgumentException("a walk needs a segment to train on and one to test on");
    }
  }

  /**
   * Cuts a tape.
   *
   * @param folds how many tests; one more segment is made
   * @param holdoutPercent how much of the time is held out; 0 for nothing
   * @throws IllegalArgumentException if the tape has too few openings for that
   */
  public static WalkForward of(TapeOutline tape, int folds, int holdoutPercent) {
    if (folds < 1 || holdoutPercent < 0 || holdoutPercent >= PERCENT) {
      throw new IllegalArgumentException(
          "a sweep needs --folds 1 or more and a --holdout from 0%% to 99%%, not %d and %d%%"
              .formatted(folds, holdoutPercent));
    }
    List<Long> openings =
        tape.markets().stream().map(ListedMarket::openMs).sorted().distinct().toList();
    if (openings.isEmpty()) {
      throw new IllegalArgumentException(
          "no market's outcome is on this tape: nothing on it can be judged");
    }
    long begin = Math.max(openings.getFirst(), tape.firstMs());
    long end = openings.getLast() + 1;
    long held = end - Math.max(0, end - begin) * holdoutPercent / PERCENT;
    List<Long> cuts = new ArrayList<>(List.of(Math.min(openings.getFirst(), begin)));
    for (int cut = 1; cut <= folds; cut++) {
      cuts.add(openingFrom(begin + (held - begin) * cut / (folds + 1), openings));
    }
    if (holdoutPercent > 0) {
      cuts.add(openingFrom(held, openings));
    }
    cuts.add(end);
    return of(cuts, openings.size(), holdoutPercent > 0);
  }

  private static long openingFrom(long timeMs, List<Long> openings) {
    return openings.stream().filter(at -> at >= timeMs).findFirst().orElse(openings.getLast());
  }

  private static WalkForward of(List<Long> cuts, int openings, boolean holdsOut) {
    List<Segment> segments = new ArrayList<>();
    for (int cut = 1; cut < cuts.size(); cut++) {
      if (cuts.get(cut) <= cuts.get(cut - 1)) {
        throw new IllegalArgumentException(
            "markets open at %d times on this tape, too few for %d segments: ask for fewer --folds, or name a longer tape"
                .formatted(openings, cuts.size() - 1));
      }
      segments.add(new Segment(cut - 1, cuts.get(cut - 1), cuts.get(cut)));
    }
    Optional<Segment> last = holdsOut ? Optional.of(segments.removeLast()) : Optional.empty();
    return new WalkForward(segments, last);
  }

  /** What the last fold is trained on: all but the last segment. */
  public List<Segment> trained() {
    return segments.subList(0, segments.size() - 1);
  }

  /** What folds are tested on: all but the first segment. */
  public List<Segment> tested() {
    return segments.subList(1, segments.size());
  }
}
