// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The Kafka header of a progress mark that says which strategies spoke: a restart compares it with
 * what it runs itself, and announces what is new.
 */
final class LineupHeader {
  static final String NAME = "strategies";

  private LineupHeader() {}

  /** Such as {@code delay-arb=0f3a…;other=77c1…}. */
  static String of(Lineup lineup) {
    return lineup.running().stream().map(LineupHeader::entry).collect(Collectors.joining(";"));
  }

  /** The instances that a header does not know, or knows as something else. */
  static List<String> changed(Lineup lineup, String header) {
    Set<String> known = Arrays.stream(header.split(";")).collect(Collectors.toSet());
    return lineup.running().stream()
        .filter(running -> !known.contains(entry(running)))
        .map(running -> running.plan().name())
        .toList();
  }

  private static String entry(RunningStrategy running) {
    return running.plan().name() + "=" + running.fingerprint();
  }
}
