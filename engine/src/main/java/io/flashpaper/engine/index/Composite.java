// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

import io.flashpaper.engine.index.IndexMethod.Median;
import io.flashpaper.engine.index.IndexMethod.WeightedMean;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.VenueState;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One price from the exchanges' quotes: the median of the mids of those that can be trusted, or
 * what another {@link IndexMethod} makes of them.
 *
 * <p>A quote counts unless its venue is disconnected, it is crossed or empty, too old, too wide, or
 * (with three venues or more) too far from the others; two venues that disagree give no price. All
 * comparisons are exact integer arithmetic, so every machine judges alike; the method has no say in
 * whom to trust.
 */
public final class Composite {
  private static final long CENTI_BPS = 1_000_000;

  private final Map<String, VenueQuote> venues = new LinkedHashMap<>();
  private final CompositeLimits limits;
  private final IndexMethod method;

  /** An index by the median. */
  public Composite(List<String> venues, CompositeLimits limits) {
    this(venues, limits, IndexMethod.MEDIAN);
  }

  /**
   * An index of these venues, none of which is connected yet, in the order they are reported.
   *
   * @throws IllegalArgumentException if the method gives one of them no weight
   */
  public Composite(List<String> venues, CompositeLimits limits, IndexMethod method) {
    venues.forEach(venue -> this.venues.put(venue, new VenueQuote(venue)));
    this.limits = limits;
    this.method = method;
    if (method instanceof WeightedMean mean) {
      mean.mustWeigh(venues);
    }
  }

  /** A venue can be heard, or can no longer. */
  public void connected(String venue, boolean connected) {
    get(venue).connected(connected);
  }

  /** A venue's best bid and ask in micro-dollars, as received at {@code timeMs}. */
  public void quote(String venue, long bidMicros, long askMicros, long timeMs) {
    get(venue).quote(bidMicros, askMicros, timeMs);
  }

  /** A venue said that its last quote still stands. */
  public void confirm(String venue, long timeMs) {
    get(venue).confirm(timeMs);
  }

  private VenueQuote get(String venue) {
    VenueQuote quote = venues.get(venue);
    if (quote == null) {
      throw new IllegalArgumentException(
          "the index is made of %s; '%s' is not among them".formatted(venues.keySet(), venue));
    }
    return quote;
  }

  /** The index as of now; times never go back from one evaluation to the next. */
  public IndexTick evaluate(long nowMs) {
    venues.values().forEach(venue -> venue.judge(nowMs, limits));
    List<VenueQuote> candidates = used();
    if (candidates.size() >= 3) {
      excludeOutliers(candidates);
    }
    List<VenueQuote> used = used();
    if (used.size() == 2 && candidates.size() == 2 && tooFarApart(used)) {
      used.forEach(venue -> venue.reject(VenueState.DISPUTED));
      return tick(nowMs, List.of(), IndexStatus.DISPUTED, dispersion(used));
    }
    if (used.isEmpty()) {
      return tick(nowMs, used, candidates.isEmpty() ? IndexStatus.NONE : IndexStatus.DISPUTED, 0);
    }
    return tick(nowMs, used, status(used.size()), dispersion(used));
  }

  private List<VenueQuote> used() {
    return venues.values().stream().filter(VenueQuote::isUsed).toList();
  }

  private void excludeOutliers(List<VenueQuote> candidates) {
    List<VenueQuote> trusted = candidates.stream().filter(v -> !v.wasExcluded()).toList();
    long reference = quadrupleMedian(trusted.size() < 2 ? candidates : trusted);
    for (VenueQuote venue : candidates) {
      long distance = Math.abs(2 * venue.doubleMid() - reference);
      long perHalf = venue.wasExcluded() ? 20_000 : 10_000;
      if (distance * perHalf > limits.maxDeviationBps() * reference) {
        venue.reject(VenueState.OUTLIER);
      }
    }
  }

  private boolean tooFarApart(List<VenueQuote> pair) {
    return quadrupleRange(pair) * 10_000 > limits.maxDeviationBps() * quadrupleMedian(pair);
  }

  private static long dispersion(List<VenueQuote> used) {
    long median = quadrupleMedian(used);
    return (quadrupleRange(used) * CENTI_BPS + median / 2) / median;
  }

  /** Four times the difference between the highest and the lowest mid. */
  private static long quadrupleRange(Collection<VenueQuote> quotes) {
    long highest = quotes.stream().mapToLong(VenueQuote::doubleMid).max().orElseThrow();
    long lowest = quotes.stream().mapToLong(VenueQuote::doubleMid).min().orElseThrow();
    return 2 * (highest - lowest);
  }

  /** Four times the median of the mids; of an even number, the mean of the middle two. */
  private static long quadrupleMedian(Collection<VenueQuote> quotes) {
    long[] mids = quotes.stream().mapToLong(VenueQuote::doubleMid).sorted().toArray();
    return mids[(mids.length - 1) / 2] + mids[mids.length / 2];
  }

  private static IndexStatus status(int used) {
    return switch (used) {
      case 1 -> IndexStatus.SINGLE;
      case 2 -> IndexStatus.DEGRADED;
      default -> IndexStatus.OK;
    };
  }

  private IndexTick tick(long nowMs, List<VenueQuote> used, IndexStatus status, long dispersion) {
    OptionalLong price =
        used.isEmpty() ? OptionalLong.empty() : OptionalLong.of(price(used, nowMs));
    return new IndexTick(
        nowMs,
        price,
        status,
        dispersion,
        venues.values().stream().map(venue -> venue.contribution(nowMs)).toList());
  }

  private long price(List<VenueQuote> used, long nowMs) {
    return switch (method) {
      case Median _ -> (quadrupleMedian(used) + 2) / 4;
      case WeightedMean mean -> weighted(mean, used, nowMs);
    };
  }

  /**
   * The mean as a distance from the lowest mid, where so small a number leaves {@code double} exact
   * to far below a micro-dollar.
   */
  private static long weighted(WeightedMean mean, List<VenueQuote> used, long nowMs) {
    long lowest = used.stream().mapToLong(VenueQuote::doubleMid).min().orElseThrow();
    long youngestMs = used.stream().mapToLong(venue -> venue.ageMs(nowMs)).min().orElseThrow();
    double weights = 0;
    double distances = 0;
    for (VenueQuote venue : used) {
      double weight = mean.weight(venue.name(), venue.ageMs(nowMs) - youngestMs);
      weights += weight;
      distances += weight * (venue.doubleMid() - lowest);
    }
    return (long) Math.floor((distances / weights + Math.floorMod(lowest, 2L) + 1) / 2)
        + Math.floorDiv(lowest, 2L);
  }
}
