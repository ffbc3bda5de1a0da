// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.SignalEngine;
import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.tape.SignalCodec;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The engine between two starts: silent until it is where its predecessor stopped, then heard. What
 * the predecessor sent of a batch it could not finish is not sent again. Confined to one thread.
 */
final class SignalRun {
  private final SignalEngine engine;
  private final long judgedOffset;
  private final List<String> toAnnounce;
  private final Deque<byte[]> unmarked;
  private long lastOffset = -1;
  private boolean announced;

  SignalRun(SignalSettings settings, Lineup lineup, Resume resume) {
    this.engine = new SignalEngine(settings, lineup.instances());
    this.judgedOffset = resume.judgedOffset();
    this.toAnnounce = LineupHeader.changed(lineup, resume.strategies());
    this.unmarked = new ArrayDeque<>(resume.unmarked());
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
    if (heard && !announced) {
      announced = true;
      engine.announce(toAnnounce);
    }
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

  long evaluations() {
    return engine.evaluations();
  }
}
