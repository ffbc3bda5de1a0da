// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import static java.util.stream.Collectors.joining;

import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.SignalMessage.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The gates a wish must pass, in the order they are asked unless configured otherwise; the first
 * closed one is counted.
 */
public enum Gate {
  /** The venue trades the market now. */
  MARKET_PAUSED(""),
  /** Within the hours in which the instance may want something. */
  HOURS("untilHoursMs"),
  /** Enough time to the close. */
  TIME_TO_CLOSE("toCloseMs"),
  /** The close is near enough. */
  MAX_TIME_TO_CLOSE("toCloseMs"),
  /** Not too soon after the opening. */
  OPEN_WINDOW("sinceOpenMs"),
  /** Not too late before the close. */
  CLOSE_WINDOW("toCloseMs"),
  /** There is a book to be trusted. */
  BOOK_UNTRUSTED(""),
  /** The market's data are trusted far enough; the ordinal of their grade, the best being 0. */
  FEED_GRADE("grade"),
  /** A side the instance may hold. */
  SIDE(""),
  /** Narrow enough and not crossed; a side without offers is quoted at 0 or at a dollar. */
  SPREAD("spreadMicros"),
  /** Enough traded. */
  VOLUME("volumeHundredths"),
  /** The index comes from at least two venues that agree; the ordinal of its status. */
  INDEX_HEALTH("indexStatus");

  private final String measure;

  Gate(String measure) {
    this.measure = measure;
  }

  /**
   * Gates by name, such as {@code SPREAD}.
   *
   * @throws IllegalArgumentException naming what is no gate, and the gates there are
   */
  public static List<Gate> named(List<String> names) {
    return names.stream().map(String::strip).map(Gate::named).toList();
  }

  private static Gate named(String name) {
    return Arrays.stream(values())
        .filter(gate -> gate.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no gate '%s'; the gates are %s"
                        .formatted(
                            name, Arrays.stream(values()).map(Gate::name).collect(joining(", ")))));
  }

  /**
   * What a gate saw.
   *
   * @param value the latest value
   * @param threshold what it is compared with
   * @param open whether the wish may pass
   */
  public record Reading(Gate gate, long value, long threshold, boolean open) {
    /** The numbers, unless it is a plain yes or no. */
    Optional<Measure> measure() {
      return gate.measure.isEmpty()
          ? Optional.empty()
          : Optional.of(Measure.of(gate.measure, value, threshold));
    }

    Reason reason() {
      return Reason.of(
          gate.name(), new Reason.Fact("value", value), new Reason.Fact("threshold", threshold));
    }
  }
}
