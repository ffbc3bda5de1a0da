// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.RecentTape;
import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.signal.SignalRun.Said;
import io.flashpaper.tape.MalformedMessageException;
import io.flashpaper.tape.TapeCodec;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

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
  private final TapeRewind rewind;
  private final TapeSeek seek;
  private final SignalSender sender;
  private final ReaderMetrics metrics;
  private final RunStatus status;
  private final ExecutorService ordered =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "tape"));
  private final RecentTape recent = new RecentTape();
  private Optional<SignalRun> run = Optional.empty();

  TapeReader(
      SignalSettings settings,
      Strategies strategies,
      Releases releases,
      TapeRewind rewind,
      TapeSeek seek,
      SignalSender sender,
      ReaderMetrics metrics,
      RunStatus status) {
    this.settings = settings;
    this.strategies = strategies;
    this.releases = releases;
    this.rewind = rewind;
    this.seek = seek;
    this.sender = sender;
    this.metrics = metrics;
    this.status = status;
  }

  /** Takes a batch once the plugins were looked at; completes when the broker has its signals. */
  @Incoming(TapeSeek.CHANNEL)
  CompletionStage<Void> take(ConsumerRecords<String, byte[]> batch) {
    return strategies
        .first()
        .thenComposeAsync(_ -> judge(batch), ordered)
        .whenComplete(TapeReader::endOnFailure);
  }

  void stop(@Observes ShutdownEvent event) {
    ordered.shutdownNow();
  }

  private CompletableFuture<Void> judge(ConsumerRecords<String, byte[]> batch) {
    Optional<Resume> fresh = rewind.takeFresh();
    if (fresh.isPresent()) {
      Resume resume = fresh.get();
      return strategies
          .goingOnFrom(resume.lineup())
          .thenComposeAsync(
              lineup -> {
                recent.clear();
                begin(new SignalRun(settings, lineup, resume));
                return judge(batch);
              },
              ordered);
    }
    Lineup lineup = strategies.latest();
    SignalRun current =
        run.orElseThrow(() -> new IllegalStateException("tape records before their assignment"));
    if (!current.lineup().running().equals(lineup.running()) || !releases.isEmpty()) {
      return reload(current, lineup, batch);
    }
    List<CompletableFuture<Void>> sent = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : batch) {
      if (current.isNew(record.offset())) {
        judge(record, current, sent);
      }
    }
    return mark(current, sent);
  }

  private void begin(SignalRun next) {
    run = Optional.of(next);
    status.began(next);
  }

  private CompletableFuture<Void> mark(SignalRun current, List<CompletableFuture<Void>> sent) {
    metrics.evaluations(current.evaluations());
    status.went(current);
    Optional<Progress> progress = current.progress();
    if (progress.isEmpty()) {
      return CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new));
    }
    recent.forgetBefore(progress.get().rewindOffset());
    return sender
        .progress(progress.get(), LineupHeader.write(current.mark()), sent)
        .thenRun(() -> metrics.progress(progress.get()));
  }

  /**
   * Goes on with another line-up as after a crash: says so with the last mark, and steps silently
   * from where that mark says up to it. What is the same is taken over.
   */
  private CompletableFuture<Void> reload(
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
    CompletableFuture<Void> said =
        last.unmarked().isEmpty()
            ? sender.progress(mark, LineupHeader.write(planned), List.of())
            : CompletableFuture.completedFuture(null);
    return recent.reachesBackTo(mark.rewindOffset())
        ? said.thenComposeAsync(_ -> goOn(next, mark, batch), ordered)
        : said.thenCompose(_ -> readAgain(next, mark));
  }

  private CompletableFuture<Void> goOn(
      SignalRun next, Progress mark, ConsumerRecords<String, byte[]> batch) {
    recent.between(mark.rewindOffset(), mark.tapeOffset()).forEach(next::step);
    return judge(batch);
  }

  /** The batch at hand is read again as well. */
  private CompletableFuture<Void> readAgain(SignalRun next, Progress mark) {
    LOG.info("So much of the tape is not remembered here: it is read again");
    recent.clear();
    next.awaitRewind();
    return seek.to(mark.rewindOffset());
  }

  private void judge(
      ConsumerRecord<String, byte[]> record,
      SignalRun current,
      List<CompletableFuture<Void>> sent) {
    metrics.tapeRecord();
    TapeEvent event;
    try {
      event = TapeCodec.decode(record.value());
    } catch (MalformedMessageException unreadable) {
      metrics.unreadable();
      if (current.isHeard(record.offset())) {
        sent.add(sender.dead(record.value(), record.offset(), unreadable.toString()));
      }
      return;
    }
    TapeRecord next = new TapeRecord(record.offset(), event);
    recent.add(next);
    for (Said said : current.step(next)) {
      metrics.message();
      status.said(said.message());
      StrategyNews.log(said.message());
      sent.add(sender.signal(said.encoded()));
    }
  }

  /** Nothing is lost by ending: the next start goes on where the last progress mark says. */
  private static void endOnFailure(Void ignored, @Nullable Throwable failure) {
    if (failure != null) {
      LOG.error(
          "The tape cannot be judged any further; the service ends to be started anew", failure);
      Quarkus.asyncExit(1);
    }
  }
}
