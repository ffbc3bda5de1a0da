// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay;

import io.flashpaper.engine.signal.Handover;
import io.flashpaper.engine.signal.Handover.Departure;
import io.flashpaper.engine.signal.RecentTape;
import io.flashpaper.engine.signal.SignalEngine;
import io.flashpaper.engine.signal.Standing;
import io.flashpaper.engine.signal.StrategyInstance;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The signal engine of a replay. What runs changes as in the service: by a fresh engine that steps
 * silently, from where a restart would begin, up to the last event judged.
 */
final class SignalSide {
  private final Directions directions;
  private final long judgedBefore;
  private SignalSetup setup;
  private SignalEngine engine;
  private long last = -1;

  /** An engine that goes on from a handover. */
  SignalSide(Directions directions, Handover handover) {
    this.directions = directions;
    this.judgedBefore = handover.judgedOffset();
    this.setup = setupAt(judgedBefore);
    this.engine = new SignalEngine(setup.settings(), setup.instances(), handover);
    stopWhoHangs(judgedBefore);
  }

  private void stopWhoHangs(long after) {
    directions
        .hung()
        .tailMap(after + 1)
        .forEach((_, hung) -> engine.stopAt(hung.instance(), hung.why()));
  }

  private SignalSetup setupAt(long offset) {
    var at = directions.signals().floorEntry(offset);
    return (at == null ? directions.signals().firstEntry() : at).getValue();
  }

  /**
   * Judges the next event.
   *
   * @param past the tape before it, as far back as {@link #rewindOffset}
   * @return what is said; nothing of what was said before the replay began
   */
  List<SignalMessage> step(TapeRecord next, RecentTape past) {
    if (last >= 0 && next.offset() > judgedBefore) {
      directions
          .signals()
          .subMap(Math.max(last, judgedBefore), false, next.offset(), true)
          .values()
          .stream()
          .reduce((_, latest) -> latest)
          .ifPresent(changed -> change(changed, past));
    }
    last = next.offset();
    List<SignalMessage> said = engine.step(next);
    return last > judgedBefore ? said : List.of();
  }

  private void change(SignalSetup next, RecentTape past) {
    Handover handover = handover(next);
    long rewind = engine.progress().rewindOffset();
    setup = next;
    engine = new SignalEngine(next.settings(), next.instances(), handover);
    stopWhoHangs(last);
    past.between(rewind, last).forEach(engine::step);
  }

  private Handover handover(SignalSetup next) {
    SortedMap<String, Standing> before = engine.handover().standings();
    SortedMap<String, Standing> standings = new TreeMap<>();
    for (StrategyInstance instance : next.instances()) {
      standings.put(instance.name(), standing(instance.name(), next, before));
    }
    List<Departure> departed = new ArrayList<>();
    for (StrategyInstance gone : setup.instances()) {
      if (!standings.containsKey(gone.name())) {
        departed.add(new Departure(gone.name(), gone.origin().strategy(), gone.origin().version()));
      }
    }
    return new Handover(last, standings, departed);
  }

  private Standing standing(String name, SignalSetup next, SortedMap<String, Standing> before) {
    Standing stood = before.get(name);
    if (stood != null && !next.anew().contains(name)) {
      return stood;
    }
    return next.released().contains(name) ? Standing.released(last) : Standing.fresh(last);
  }

  /** Where a fresh engine would have to begin. */
  long rewindOffset() {
    return last < 0 ? 0 : engine.progress().rewindOffset();
  }
}
