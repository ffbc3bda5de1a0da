// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an engine leaves to the one that takes its place.
 *
 * @param judgedOffset the last offset it judged: what the next one says up to there was said
 *     already; negative for none
 * @param standings by instance; one that is not among them is announced after the judged offset
 * @param departed those that were there and are no more, told after the judged offset
 * @param settings what holds for all instances, to be told after the judged offset; empty if it is
 *     as it was told before
 */
public record Handover(
    long judgedOffset,
    SortedMap<String, Standing> standings,
    List<Departure> departed,
    SortedMap<String, String> settings) {
  /** Nobody was there before: every instance is announced at the first record. */
  public static final Handover NONE = new Handover(-1, new TreeMap<>(), List.of());

  /** Freezes the collections. */
  public Handover {
    standings = Collections.unmodifiableSortedMap(new TreeMap<>(standings));
    departed = List.copyOf(departed);
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /** One with nothing to tell of settings. */
  public Handover(
      long judgedOffset, SortedMap<String, Standing> standings, List<Departure> departed) {
    this(judgedOffset, standings, departed, new TreeMap<>());
  }

  /** The same, with settings to be told. */
  public Handover telling(SortedMap<String, String> settings) {
    return new Handover(judgedOffset, standings, departed, settings);
  }

  /** An instance that runs no more. */
  public record Departure(String instance, String strategy, String version) {}

  /** The same, with other standings for some. */
  public Handover with(Map<String, Standing> others) {
    TreeMap<String, Standing> all = new TreeMap<>(standings);
    all.putAll(others);
    return new Handover(judgedOffset, all, departed, settings);
  }

  Standing of(String instance) {
    return standings.getOrDefault(instance, Standing.fresh(judgedOffset));
  }
}
