// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.InstanceStatus;
import io.flashpaper.engine.signal.Quarantine;
import io.flashpaper.engine.signal.SignalEngine;
import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.QuarantineKind;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.model.signal.SignalMessage.StrategyQuarantined;
import io.flashpaper.tape.SignalCodec;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The engine between two starts: silent until it is where its predecessor stopped, then heard. What
 * the predecessor sent of a batch it could not finish is not sent again. Confined to one thread.
 */
final class SignalRun {
  private final SignalEngine engine;
  private final Lineup lineup;
  private final long judgedOffset;
  private final Deque<byte[]> unmarked;
  private long lastOffset = -1;

  SignalRun(SignalSettings settings, Lineup lineup, Resume resume, Set<String> released) {
    this.lineup = lineup;
    this.judgedOffset = resume.judgedOffset();
    this.engine =
        new SignalEngine(
            settings,
            lineup.instances(),
            Succession.of(lineup, judgedOffset, resume.lineup(), released));
    this.unmarked = new ArrayDeque<>(resume.unmarked());
    resume.unmarked().forEach(this::stopWhoHung);
  }

  /** The watchdog has told it before it ended the process; the tape alone would not tell. */
  private void stopWhoHung(byte[] message) {
    if (SignalCodec.decode(message) instanceof StrategyQuarantined told
        && told.kind() == QuarantineKind.HUNG
        && told.tapeOffset() > judgedOffset) {
      engine.stopAt(
          told.instance(),
          new Quarantine(told.tapeOffset(), told.market(), told.kind(), told.evidence()));
    }
  }

  /** Whether an offset was not read before in this run. */
  boolean isNew(long offset) {
    return offset > lastOffset;
  }

  /** Whether what happens at an offset is to be heard. */
  boolean isHeard(long offset) {
    return offset > judgedOffset;
  }

  /** Judges a record and returns what is to be sent of it, encoded. */
  List<byte[]> step(TapeRecord record) {
    lastOffset = record.offset();
    boolean heard = isHeard(record.offset());
    List<SignalMessage> said = engine.step(record);
    return heard
        ? said.stream().map(SignalCodec::encode).filter(this::isUnsent).toList()
        : List.of();
  }

  private boolean isUnsent(byte[] message) {
    if (unmarked.isEmpty()) {
      return true;
    }
    boolean sent = Arrays.equals(unmarked.removeFirst(), message);
    if (!sent) {
      unmarked.clear();
    }
    return !sent;
  }

  /** The mark to set after what was stepped through; empty while nothing new was judged. */
  Optional<Progress> progress() {
    return isHeard(lastOffset) && lastOffset >= 0
        ? Optional.of(engine.progress())
        : Optional.empty();
  }

  /** How the strategies stand now, to be said with the progress mark. */
  LineupMark mark() {
    return LineupMark.of(lineup, engine.statuses());
  }

  /** How each instance fares. */
  List<InstanceStatus> statuses() {
    return engine.statuses();
  }

  long evaluations() {
    return engine.statuses().stream().mapToLong(InstanceStatus::evaluations).sum();
  }
}
