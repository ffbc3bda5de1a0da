// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.Handover.Departure;
import io.flashpaper.engine.signal.InstanceStatus;
import io.flashpaper.engine.signal.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a progress mark says of the strategies: who runs as what and how it stands, and who has left
 * but has not been said to have.
 *
 * @param members in the order they are asked
 * @param departed to be told at the first offset after the mark
 * @param settings tells what was said last to hold for all instances from anything else; blank if
 *     nothing was said of it
 */
record LineupMark(List<Member> members, List<Departure> departed, String settings) {
  static final LineupMark NONE = new LineupMark(List.of(), List.of(), "");

  LineupMark {
    members = List.copyOf(members);
    departed = List.copyOf(departed);
  }

  /**
   * One instance.
   *
   * @param source the name of the file or folder it came from
   * @param fingerprint of everything that decides what it says
   */
  record Member(
      String instance,
      String strategy,
      String version,
      String source,
      String fingerprint,
      Standing standing) {
    static Member of(RunningStrategy running, Standing standing) {
      return new Member(
          running.plan().name(),
          running.plan().strategy(),
          running.plugin().descriptor().version(),
          running.plugin().source().getFileName().toString(),
          running.fingerprint(),
          standing);
    }

    /** The beginning of the jar's SHA-256. */
    String jar() {
      return RunningStrategy.jar(fingerprint);
    }

    Member standing(Standing other) {
      return new Member(instance, strategy, version, source, fingerprint, other);
    }

    Departure departure() {
      return new Departure(instance, strategy, version);
    }
  }

  /** How a line-up stands. */
  static LineupMark of(Lineup lineup, List<InstanceStatus> statuses, String settings) {
    Map<String, Standing> standings =
        statuses.stream()
            .collect(Collectors.toMap(InstanceStatus::instance, InstanceStatus::standing));
    return of(
        lineup, instance -> Optional.ofNullable(standings.get(instance)), List.of(), settings);
  }

  static LineupMark of(
      Lineup lineup,
      Function<String, Optional<Standing>> standings,
      List<Departure> departed,
      String settings) {
    List<Member> members = new ArrayList<>();
    for (RunningStrategy running : lineup.running()) {
      standings
          .apply(running.plan().name())
          .ifPresent(standing -> members.add(Member.of(running, standing)));
    }
    return new LineupMark(members, departed, settings);
  }

  Optional<Member> find(String instance) {
    return members.stream().filter(member -> member.instance().equals(instance)).findFirst();
  }
}
