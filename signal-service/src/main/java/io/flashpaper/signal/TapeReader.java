// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.tape.MalformedMessageException;
import io.flashpaper.tape.TapeCodec;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  private final TapeRewind rewind;
  private final SignalSender sender;
  private final ReaderMetrics metrics;
  private final ExecutorService ordered =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "tape"));
  private Optional<SignalRun> run = Optional.empty();

  TapeReader(
      SignalSettings settings,
      Strategies strategies,
      TapeRewind rewind,
      SignalSender sender,
      ReaderMetrics metrics) {
    this.settings = settings;
    this.strategies = strategies;
    this.rewind = rewind;
    this.sender = sender;
    this.metrics = metrics;
  }

  /**
   * Takes a batch as soon as the strategies are there; completes when the broker has its signals.
   */
  @Incoming("tape")
  CompletionStage<Void> take(ConsumerRecords<String, byte[]> batch) {
    return strategies
        .complete()
        .thenComposeAsync(lineup -> judge(batch, lineup), ordered)
        .whenComplete(TapeReader::endOnFailure);
  }

  void stop(@Observes ShutdownEvent event) {
    ordered.shutdownNow();
  }

  private CompletableFuture<Void> judge(ConsumerRecords<String, byte[]> batch, Lineup lineup) {
    rewind
        .takeFresh()
        .ifPresent(resume -> run = Optional.of(new SignalRun(settings, lineup, resume, Set.of())));
    SignalRun current =
        run.orElseThrow(() -> new IllegalStateException("tape records before their assignment"));
    List<CompletableFuture<Void>> sent = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : batch) {
      if (current.isNew(record.offset())) {
        judge(record, current, sent);
      }
    }
    metrics.evaluations(current.evaluations());
    Optional<Progress> progress = current.progress();
    if (progress.isEmpty()) {
      return CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new));
    }
    return sender
        .progress(progress.get(), LineupHeader.write(current.mark()), sent)
        .thenRun(() -> metrics.progress(progress.get()));
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
    for (byte[] message : current.step(new TapeRecord(record.offset(), event))) {
      metrics.message();
      sent.add(sender.signal(message));
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
