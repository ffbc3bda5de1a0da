// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.Handover;
import io.flashpaper.engine.signal.InstanceStatus;
import io.flashpaper.engine.signal.Quarantine;
import io.flashpaper.engine.signal.SignalEngine;
import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.engine.signal.Standing;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.QuarantineKind;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.model.signal.SignalMessage.StrategyQuarantined;
import io.flashpaper.settings.strategies.SignalPlan;
import io.flashpaper.signal.LineupMark.Member;
import io.flashpaper.tape.SignalCodec;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The engine between two starts, or two line-ups: silent until it is where its predecessor stopped,
 * then heard. What the predecessor sent of a batch it could not finish is not sent again. Confined
 * to one thread.
 */
final class SignalRun {
  private static final int SETTINGS_BYTES = 8;

  private final SignalEngine engine;
  private final String settings;
  private final Lineup lineup;
  private final Resume begun;
  private final long judgedOffset;
  private final Deque<byte[]> unmarked;
  private long lastOffset = -1;
  private boolean stale;

  /** A run that begins wherever the tape is read next. */
  SignalRun(SignalSettings settings, Lineup lineup, Resume resume) {
    this(
        new SignalEngine(settings, lineup.instances(), handover(settings, lineup, resume)),
        settings,
        lineup,
        resume);
  }

  private SignalRun(SignalEngine engine, SignalSettings settings, Lineup lineup, Resume resume) {
    this.engine = engine;
    this.settings = fingerprint(SignalPlan.write(settings));
    this.lineup = lineup;
    this.begun = resume;
    this.judgedOffset = resume.judgedOffset();
    this.unmarked = new ArrayDeque<>(resume.unmarked());
    resume.unmarked().forEach(this::stopWhoHung);
  }

  private static Handover handover(SignalSettings settings, Lineup lineup, Resume resume) {
    Handover next = Succession.of(lineup, resume.judgedOffset(), resume.lineup(), Set.of());
    SortedMap<String, String> inForce = SignalPlan.write(settings);
    return resume.lineup().settings().equals(fingerprint(inForce)) ? next : next.telling(inForce);
  }

  private static String fingerprint(SortedMap<String, String> settings) {
    return Fingerprint.of(settings, SETTINGS_BYTES);
  }

  /**
   * A run that takes this one's place with another line-up, and takes over from it who is the same
   * and stands as before: for them nothing is asked again. This run is not to be used any more.
   *
   * @param resume made from this run's
   */
  SignalRun successor(SignalSettings settings, Lineup next, Resume resume) {
    Set<String> same =
        next.running().stream()
            .filter(lineup.running()::contains)
            .map(running -> running.plan().name())
            .filter(name -> isUndisturbed(name, resume))
            .collect(Collectors.toSet());
    return new SignalRun(
        engine.successor(settings, next.instances(), handover(settings, next, resume), same),
        settings,
        next,
        resume);
  }

  /** Who was released, or stopped from outside, begins anew. */
  private boolean isUndisturbed(String instance, Resume resume) {
    Optional<Standing> before = resume().lineup().find(instance).map(Member::standing);
    return before.isPresent()
        && before.equals(resume.lineup().find(instance).map(Member::standing));
  }

  /** What is read before the tape was set back is not for this run. */
  void awaitRewind() {
    stale = true;
  }

  /** The watchdog has told it before it ended the process; the tape alone would not tell. */
  private void stopWhoHung(byte[] message) {
    if (SignalsTail.message(message) instanceof StrategyQuarantined told
        && told.kind() == QuarantineKind.HUNG
        && told.tapeOffset() > judgedOffset
        && isUnchanged(told.instance())) {
      engine.stopAt(
          told.instance(),
          new Quarantine(told.tapeOffset(), told.market(), told.kind(), told.evidence()));
    }
  }

  private boolean isUnchanged(String instance) {
    Optional<String> before = begun.lineup().find(instance).map(Member::fingerprint);
    return before.isPresent()
        && before.equals(lineup.find(instance).map(RunningStrategy::fingerprint));
  }

  /** From where it began. */
  Resume begun() {
    return begun;
  }

  Lineup lineup() {
    return lineup;
  }

  /** Whether an offset is this run's, and was not read before in it. */
  boolean isNew(long offset) {
    stale &= offset > judgedOffset;
    return !stale && offset > lastOffset;
  }

  /** Whether what happens at an offset is to be heard. */
  boolean isHeard(long offset) {
    return offset > judgedOffset;
  }

  /**
   * What is to be sent.
   *
   * @param encoded the message, as it goes to the broker
   */
  record Said(SignalMessage message, byte[] encoded) {}

  /** Judges a record and returns what is to be sent of it. */
  List<Said> step(TapeRecord record) {
    lastOffset = record.offset();
    boolean heard = isHeard(record.offset());
    List<SignalMessage> said = engine.step(record);
    return heard
        ? said.stream()
            .map(message -> new Said(message, SignalCodec.encode(message)))
            .filter(each -> isUnsent(each.encoded()))
            .toList()
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

  /** From where another run can take this one's place, once its last mark is set. */
  Resume resume() {
    Optional<Progress> mark = progress();
    return mark.isPresent() ? new Resume(mark, mark(), List.of()) : begun;
  }

  /** How the strategies stand now, to be said with the progress mark. */
  LineupMark mark() {
    return LineupMark.of(lineup, engine.statuses(), settings);
  }

  /** How each instance fares. */
  List<InstanceStatus> statuses() {
    return engine.statuses();
  }

  long evaluations() {
    return engine.statuses().stream().mapToLong(InstanceStatus::evaluations).sum();
  }
}
