// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.Handover;
import io.flashpaper.engine.signal.Handover.Departure;
import io.flashpaper.engine.signal.Standing;
import io.flashpaper.signal.LineupMark.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a new line-up takes over from the one of the last progress mark: who is the same goes on as
 * it stood, quarantined or not; who is new, replaced, set otherwise or released is announced; who
 * is gone is said to be.
 */
final class Succession {
  private Succession() {}

  /** How a new line-up will stand after a resumption's mark: to be said with that mark anew. */
  static LineupMark planned(Lineup now, Resume resume, Set<String> released) {
    Handover next = of(now, resume.judgedOffset(), resume.lineup(), released);
    return LineupMark.of(
        now,
        instance -> Optional.ofNullable(next.standings().get(instance)),
        next.departed(),
        resume.lineup().settings());
  }

  static Handover of(Lineup now, long judgedOffset, LineupMark before, Set<String> released) {
    SortedMap<String, Standing> standings = new TreeMap<>();
    for (RunningStrategy running : now.running()) {
      String name = running.plan().name();
      Optional<Member> same =
          before.find(name).filter(m -> m.fingerprint().equals(running.fingerprint()));
      standings.put(
          name,
          same.map(member -> standing(member, judgedOffset, released))
              .orElse(Standing.fresh(judgedOffset)));
    }
    return new Handover(judgedOffset, standings, departed(now, before));
  }

  private static Standing standing(Member same, long judgedOffset, Set<String> released) {
    boolean isReleased =
        same.standing().quarantine().isPresent() && released.contains(same.instance());
    return isReleased ? Standing.released(judgedOffset) : same.standing();
  }

  private static List<Departure> departed(Lineup now, LineupMark before) {
    List<Departure> gone = new ArrayList<>(before.departed());
    before.members().stream().map(Member::departure).forEach(gone::add);
    gone.removeIf(
        departure ->
            now.running().stream().anyMatch(r -> r.plan().name().equals(departure.instance())));
    return gone;
  }
}
