// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What a strategy said to a tape; equal if it said the same.
 *
 * @param entries one for each call, in order
 */
public record Transcript(List<Entry> entries) {
  private static final Desire UNDECIDED = new Desire.Indifferent(Reason.of("UNDECIDED"));

  /** Freezes the list. */
  public Transcript {
    entries = List.copyOf(entries);
  }

  /**
   * One call.
   *
   * @param tapeOffset the moment's
   * @param timeMs the moment's
   * @param trigger the simple name of what happened
   * @param memory what the strategy wants to remember
   * @param desire what it answered; empty if the standing desire stays
   * @param wakeAtMs when it asked to be called; empty if it did not say
   */
  public record Entry(
      long tapeOffset,
      long timeMs,
      String trigger,
      Record memory,
      Optional<Desire> desire,
      OptionalLong wakeAtMs) {
    @Override
    public String toString() {
      String wake = wakeAtMs.isPresent() ? " | wake at " + wakeAtMs.getAsLong() : "";
      String said = desire.map(Transcript::words).orElse("-");
      return tapeOffset + " " + timeMs + " " + trigger + " | " + said + wake + " | " + memory;
    }
  }

  /** The desires in order, where one was stated. */
  public List<Desire> desires() {
    return entries.stream().flatMap(entry -> entry.desire().stream()).toList();
  }

  /** Those of the desires that want a side, in order. */
  public List<Desire.Want> wants() {
    return desires().stream()
        .filter(Desire.Want.class::isInstance)
        .map(Desire.Want.class::cast)
        .toList();
  }

  /**
   * The desire that stands at the end.
   *
   * @throws java.util.NoSuchElementException if none was ever stated
   */
  public Desire lastDesire() {
    return desires().getLast();
  }

  /**
   * The desire that stands once the moment with this offset has been judged; indifferent, because
   * {@code UNDECIDED}, as long as none was stated.
   *
   * @throws IllegalArgumentException if the strategy was not asked at this offset
   */
  public Desire standingAt(long tapeOffset) {
    Desire standing = UNDECIDED;
    boolean asked = false;
    for (Entry entry : entries) {
      if (entry.tapeOffset() > tapeOffset) {
        break;
      }
      asked |= entry.tapeOffset() == tapeOffset;
      standing = entry.desire().orElse(standing);
    }
    if (!asked) {
      throw new IllegalArgumentException(
          "the strategy was not asked at tape offset %d, but at %s"
              .formatted(tapeOffset, entries.stream().map(Entry::tapeOffset).distinct().toList()));
    }
    return standing;
  }

  /**
   * The whole transcript, one line for each call: offset, time and trigger, what was answered and
   * the memory. The same on every machine as long as the memory's own text is: for golden files.
   */
  public String text() {
    return entries.stream().map(entry -> entry + "\n").collect(Collectors.joining());
  }

  /** SHA-256 of {@link #text()}, in hexadecimal: when only whether something changed matters. */
  public String digest() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  Transcript followedBy(Transcript rest) {
    List<Entry> all = new ArrayList<>(entries);
    all.addAll(rest.entries);
    return new Transcript(all);
  }

  /** A desire in one line. */
  static String words(Desire desire) {
    return switch (desire) {
      case Desire.Flat flat -> "FLAT " + words(flat.reason());
      case Desire.Indifferent indifferent -> "INDIFFERENT " + words(indifferent.reason());
      case Desire.Want want ->
          "WANT %s up to %s until %d%s %s"
              .formatted(
                  want.side(),
                  want.limit(),
                  want.untilMs(),
                  want.probabilityMicros().isPresent()
                      ? " with probability " + want.probabilityMicros().getAsLong()
                      : "",
                  words(want.reason()));
    };
  }

  private static String words(Reason reason) {
    return reason.facts().stream()
        .map(fact -> " " + fact.name() + "=" + fact.value())
        .collect(Collectors.joining("", reason.code(), ""));
  }
}
