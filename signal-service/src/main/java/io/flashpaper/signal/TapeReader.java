// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.RecentTape;
import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.observation.EventTraces;
import io.flashpaper.observation.Pulse;
import io.flashpaper.signal.SignalRun.Said;
import io.flashpaper.tape.MalformedMessageException;
import io.flashpaper.tape.TapeCodec;
import io.opentelemetry.api.trace.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * The ordered path: one thread takes the tape batch by batch, steps the engine, sends what it says
 * and a progress mark, and takes the next batch when the broker has all of it.
 */
@ApplicationScoped
class TapeReader {
  private static final Logger LOG = Logger.getLogger(TapeReader.class);

  private final SignalSettings settings;
  private final Strategies strategies;
  private final Releases releases;
  private final TapePlace place;
  private final SignalWriter writer;
  private final ReaderMetrics metrics;
  private final StrategyMetrics strategyMetrics;
  private final RunStatus status;
  private final Pulse pulse;
  private final EventTraces traces;
  private final RecentTape recent = new RecentTape();
  private Optional<SignalRun> run = Optional.empty();

  /** Of the records that were traced and that no signal answered, since the last mark. */
  private final List<Span> unanswered = new ArrayList<>();

  TapeReader(
      SignalSettings settings,
      Strategies strategies,
      Releases releases,
      TapePlace place,
      SignalWriter writer,
      ReaderMetrics metrics,
      StrategyMetrics strategyMetrics,
      RunStatus status,
      Pulse pulse,
      EventTraces traces) {
    this.settings = settings;
    this.strategies = strategies;
    this.releases = releases;
    this.place = place;
    this.writer = writer;
    this.metrics = metrics;
    this.strategyMetrics = strategyMetrics;
    this.status = status;
    this.pulse = pulse;
    this.traces = traces;
  }

  /**
   * Judges a batch; when it returns the broker has what was said of it.
   *
   * @return from where the tape is to be read again, if it is
   */
  OptionalLong take(ConsumerRecords<String, byte[]> batch) {
    strategies.first().join();
    Optional<Resume> fresh = place.takeFresh();
    if (fresh.isPresent()) {
      Resume resume = fresh.get();
      Lineup lineup = strategies.goingOnFrom(resume.lineup()).join();
      recent.clear();
      unanswered.clear();
      begin(new SignalRun(settings, lineup, resume));
    }
    return judge(batch);
  }

  private OptionalLong judge(ConsumerRecords<String, byte[]> batch) {
    Lineup lineup = strategies.latest();
    SignalRun current =
        run.orElseThrow(() -> new IllegalStateException("tape records before their assignment"));
    if (!current.lineup().running().equals(lineup.running()) || !releases.isEmpty()) {
      return reload(current, lineup, batch);
    }
    for (ConsumerRecord<String, byte[]> record : batch) {
      if (current.isNew(record.offset())) {
        judge(record, current);
      }
    }
    mark(current);
    return OptionalLong.empty();
  }

  private void begin(SignalRun next) {
    run = Optional.of(next);
    status.began(next);
  }

  private void mark(SignalRun current) {
    strategyMetrics.went(current.statuses());
    status.went(current);
    Optional<Progress> progress = current.progress();
    if (progress.isPresent()) {
      recent.forgetBefore(progress.get().rewindOffset());
      writer.mark(progress.get(), LineupHeader.write(current.mark()), unanswered);
      unanswered.clear();
      commit();
      metrics.progress(progress.get());
    }
  }

  /** How long Kafka takes is no fault of this thread. */
  private void commit() {
    pulse.awaits("Kafka");
    metrics.commit(writer::commit);
    pulse.beat();
  }

  /**
   * Goes on with another line-up as after a crash: says so with the last mark, and steps silently
   * from where that mark says up to it. What is the same is taken over.
   */
  private OptionalLong reload(
      SignalRun current, Lineup lineup, ConsumerRecords<String, byte[]> batch) {
    Resume last = current.resume();
    LineupMark planned = Succession.planned(lineup, last, releases.take());
    Resume resume = new Resume(last.progress(), planned, last.unmarked());
    SignalRun next = current.successor(settings, lineup, resume);
    begin(next);
    if (last.progress().isEmpty()) {
      return judge(batch);
    }
    Progress mark = last.progress().get();
    LOG.infof(
        "The strategies change after tapeOffset=%d; what is new catches up from tapeOffset=%d",
        mark.tapeOffset(), mark.rewindOffset());
    // Behind what an interrupted batch has sent, a mark would make that forgotten.
    if (last.unmarked().isEmpty()) {
      writer.mark(mark, LineupHeader.write(planned));
      commit();
    }
    return recent.reachesBackTo(mark.rewindOffset())
        ? goOn(next, mark, batch)
        : readAgain(next, mark);
  }

  private OptionalLong goOn(SignalRun next, Progress mark, ConsumerRecords<String, byte[]> batch) {
    recent.between(mark.rewindOffset(), mark.tapeOffset()).forEach(next::step);
    return judge(batch);
  }

  /** The batch at hand is read again as well. */
  private OptionalLong readAgain(SignalRun next, Progress mark) {
    LOG.info("So much of the tape is not remembered here: it is read again");
    recent.clear();
    next.awaitRewind();
    return OptionalLong.of(mark.rewindOffset());
  }

  private void judge(ConsumerRecord<String, byte[]> record, SignalRun current) {
    metrics.tapeRecord();
    TapeEvent event;
    try {
      event = TapeCodec.decode(record.value());
    } catch (MalformedMessageException unreadable) {
      metrics.deadLetter();
      if (current.isHeard(record.offset())) {
        writer.dead(record.value(), record.offset(), unreadable.toString());
      }
      return;
    }
    TapeRecord next = new TapeRecord(record.offset(), event);
    recent.add(next);
    Span span =
        current.isHeard(record.offset())
            ? traces.follow("signal.step", record.headers())
            : Span.getInvalid();
    boolean answered = step(next, current, span);
    if (span.isRecording()) {
      span.setAttribute("tapeOffset", record.offset());
      span.end();
      if (!answered) {
        unanswered.add(span);
      }
    }
  }

  /** Takes what is said of a record for the next commit; whether that is anything. */
  private boolean step(TapeRecord next, SignalRun current, Span span) {
    List<Said> answers = current.step(next);
    for (Said said : answers) {
      metrics.message(said.message());
      strategyMetrics.said(said.message());
      status.said(said.message());
      StrategyNews.log(said.message());
      writer.say(said.encoded(), span);
    }
    return !answers.isEmpty();
  }
}
