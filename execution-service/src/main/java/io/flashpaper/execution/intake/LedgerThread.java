// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import io.flashpaper.engine.execution.SignalBuffer;
import io.flashpaper.execution.CommandGiven;
import io.flashpaper.execution.ExecutionConfig;
import io.flashpaper.execution.LiveStatus;
import io.flashpaper.execution.OwnPlans;
import io.flashpaper.execution.OwnShard;
import io.flashpaper.execution.Plans;
import io.flashpaper.ledger.run.Beginning;
import io.flashpaper.ledger.run.LedgerRun;
import io.flashpaper.ledger.run.SignalTrail;
import io.flashpaper.ledger.run.TapeLine;
import io.flashpaper.ledger.store.Batch;
import io.flashpaper.ledger.store.CommandStore;
import io.flashpaper.ledger.store.LedgerStore;
import io.flashpaper.ledger.store.LedgerStore.Outcome;
import io.flashpaper.ledger.store.LedgerStore.Owner;
import io.flashpaper.ledger.store.PendingCommand;
import io.flashpaper.ledger.store.Position;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.observation.Pulse;
import io.flashpaper.observation.Pulses;
import io.flashpaper.tape.Shard;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one ordered thread: takes what Kafka's threads read, steps the run, stores its batches, and
 * waits, without losing or repeating anything, while the database is away.
 */
@Singleton
public final class LedgerThread {
  private static final Logger LOG = Logger.getLogger(LedgerThread.class);
  private static final long LONGEST_RETRY_MS = 10_000;
  private static final long COMMANDS_LOOK_MS = 500;
  private static final long BEAT_MS = 1_000;
  private static final String DATABASE = "the database";

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("ledger").factory());
  private final LedgerStore store;
  private final CommandStore commands;
  private final OutboxPublisher publisher;
  private final LiveStatus status;
  private final OwnPlans plans;
  private final Shard shard;
  private final ExecutionConfig.Intake limits;
  private final LedgerMetrics metrics;
  private final Pulse pulse;

  private SignalBuffer signals = new SignalBuffer();
  private SignalTrail trail = new SignalTrail();
  private volatile boolean superseded;
  private @Nullable LedgerRun run;
  private @Nullable Batch unstored;
  private boolean retrying;
  private boolean commandsWait;
  private CompletableFuture<Void> tapeTaken = CompletableFuture.completedFuture(null);
  private CompletableFuture<Void> signalsTaken = CompletableFuture.completedFuture(null);

  /** The thread of this process; idle until the tape is assigned to it. */
  public LedgerThread(
      LedgerStore store,
      CommandStore commands,
      OutboxPublisher publisher,
      LiveStatus status,
      ExecutionConfig config,
      LedgerMetrics metrics,
      Pulses pulses) {
    this.store = store;
    this.commands = commands;
    this.publisher = publisher;
    this.status = status;
    this.shard = OwnShard.of(config);
    this.plans = new OwnPlans(Plans.of(config), shard);
    this.limits = config.intake();
    this.metrics = metrics;
    this.pulse = pulses.begin("ledger");
    thread.scheduleWithFixedDelay(pulse::beat, 0, BEAT_MS, TimeUnit.MILLISECONDS);
  }

  /**
   * Where reading must begin, each empty for the beginning.
   *
   * @param tape an offset of the tape
   * @param signals an offset of the signals
   */
  record Start(Optional<Long> tape, Optional<Long> signals) {}

  /** The tape is ours, and the signals with it. */
  CompletableFuture<Start> begin() {
    CompletableFuture<Start> start = new CompletableFuture<>();
    thread.execute(() -> load(start, 100));
    return start;
  }

  private void load(CompletableFuture<Start> start, long retryMs) {
    pulse.awaits(DATABASE);
    try {
      Owner owner = store.claim(new Owner(shard.index(), shard.count()));
      shard.require("the ledger", new Shard(owner.shard(), owner.shards()));
      Beginning beginning = Beginning.of(store);
      Optional<Long> signalsOffset = beginning.position().map(Position::signalsOffset);
      SignalBuffer freshSignals = new SignalBuffer();
      SignalTrail freshTrail = new SignalTrail();
      freshTrail.startAt(signalsOffset.orElse(0L));
      LedgerRun next =
          new LedgerRun(
              plans.configured(),
              plans::other,
              beginning,
              freshSignals,
              freshTrail,
              limits.maxStepsPerTransaction());
      next.engine().holdAgainst(store.balances());
      drop();
      signals = freshSignals;
      trail = freshTrail;
      run = next;
      tellHalted(next);
      metrics.begun(next.engine().states().values());
      status.publish(status.latest().waitingFor(Optional.of("tape")));
      status.obstacle("");
      start.complete(new Start(next.startOffset(), signalsOffset));
      lookForCommands(next);
      publisher.start();
    } catch (SQLException away) {
      LOG.warnf("The ledger cannot be read, trying again: error=%s", away.getMessage());
      status.obstacle("the ledger cannot be read from the database: " + away.getMessage());
      thread.schedule(
          () -> load(start, Math.min(LONGEST_RETRY_MS, 2 * retryMs)),
          retryMs,
          TimeUnit.MILLISECONDS);
    } catch (RuntimeException defect) {
      status.obstacle(String.valueOf(defect.getMessage()));
      LOG.error("The ledger's states cannot be used", defect);
      start.completeExceptionally(defect);
    }
  }

  /** The tape is ours no more. */
  void end(String why) {
    thread.execute(
        () -> {
          drop();
          status.standBy(why);
          publisher.stop();
        });
  }

  private void drop() {
    run = null;
    superseded = false;
    unstored = null;
    metrics.ended();
    tapeTaken.complete(null);
    signalsTaken.complete(null);
  }

  /** What must be read is not there: nothing is processed until somebody has helped. */
  void refuse(String why) {
    thread.execute(
        () -> {
          LOG.errorf("The ledger stops here: error=%s", why);
          drop();
          status.obstacle(why);
          publisher.stop();
        });
  }

  /** Whether another instance has stored something after this one began. */
  boolean isSuperseded() {
    return superseded;
  }

  /** Takes a batch of the tape; done when the next may come. */
  CompletableFuture<Void> tape(List<TapeLine> lines) {
    CompletableFuture<Void> taken = new CompletableFuture<>();
    thread.execute(
        () -> {
          if (run == null) {
            taken.complete(null);
            return;
          }
          run.offer(lines);
          tapeTaken = taken;
          pump();
        });
    return taken;
  }

  /**
   * A message of the signal side.
   *
   * @param message empty where it could not be read
   */
  record SignalLine(long offset, Optional<SignalMessage> message) {}

  /** Takes a batch of signals; done when the next may come. */
  CompletableFuture<Void> signals(List<SignalLine> lines) {
    CompletableFuture<Void> taken = new CompletableFuture<>();
    thread.execute(
        () -> {
          if (run == null) {
            taken.complete(null);
            return;
          }
          for (SignalLine line : lines) {
            trail.read(line.offset(), line.message().map(SignalMessage::tapeOffset).orElse(-1L));
            line.message().ifPresent(signals::offer);
          }
          signalsTaken = taken;
          pump();
        });
    return taken;
  }

  private void pump() {
    try {
      while (run != null && unstored == null && isMoved(run)) {}
    } catch (RuntimeException defect) {
      stop(defect);
      return;
    }
    releaseReaders();
    publishSnapshot();
  }

  private void stop(RuntimeException defect) {
    LOG.error("The ledger stops here: nothing wrong is stored", defect);
    status.obstacle("stopped by a defect: " + defect.getMessage());
    run = null;
  }

  /** Steps once and stores what there is; says whether there may be more at once. */
  private boolean isMoved(LedgerRun current) {
    obey(current);
    long before = current.steps();
    int waitingBefore = current.waiting();
    Optional<Batch> batch = current.step();
    metrics.stepped(current.steps() - before);
    if (batch.isPresent()) {
      unstored = batch.get();
      store(current, batch.get(), 50);
    }
    return current.waiting() < waitingBefore && current.waiting() > 0;
  }

  /** Takes the commands that wait, if any may; they are stored with what is stored next. */
  private void obey(LedgerRun current) {
    if (commandsWait && current.canObey()) {
      pulse.awaits(DATABASE);
      try {
        List<PendingCommand> pending = commands.pending();
        pulse.beat();
        commandsWait = false;
        current.obey(pending);
      } catch (SQLException away) {
        LOG.debugf("Commands cannot be read, trying again: error=%s", away.getMessage());
      }
    }
  }

  /** A command was given to this process. */
  void commandGiven(@Observes CommandGiven command) {
    thread.execute(
        () -> {
          commandsWait = true;
          pump();
        });
  }

  /** Those given to another process, or to this one before it started, are found by looking. */
  private void lookForCommands(LedgerRun current) {
    if (run == current) {
      commandsWait = true;
      pump();
      thread.schedule(() -> lookForCommands(current), COMMANDS_LOOK_MS, TimeUnit.MILLISECONDS);
    }
  }

  private void store(LedgerRun current, Batch batch, long retryMs) {
    if (run != current) {
      return;
    }
    LedgerMetrics.Attempt attempt = metrics.begin(batch);
    pulse.awaits(DATABASE);
    try {
      Outcome outcome = store.commit(batch);
      pulse.beat();
      unstored = null;
      if (outcome == Outcome.SUPERSEDED) {
        LOG.errorf("Someone else keeps the ledger now: tapeOffset=%d", batch.after().tapeOffset());
        drop();
        status.obstacle("another instance keeps the ledger");
        superseded = true;
        return;
      }
      metrics.committed(attempt, batch);
      LedgerNews.log(batch);
      current.committed(batch);
      tellHalted(current);
      publisher.wake();
      if (retrying) {
        retrying = false;
        LOG.info("The ledger is stored again");
        status.obstacle("");
      }
    } catch (SQLException away) {
      metrics.failed(attempt);
      if (!retrying) {
        LOG.warnf("The ledger cannot be stored, trying again: error=%s", away.getMessage());
      }
      retrying = true;
      status.obstacle("the ledger cannot be stored in the database: " + away.getMessage());
      thread.schedule(() -> retry(current, batch, retryMs), retryMs, TimeUnit.MILLISECONDS);
    }
  }

  private void tellHalted(LedgerRun current) {
    List<String> halted = current.halted();
    halted.stream()
        .filter(why -> !status.halted().contains(why))
        .forEach(why -> LOG.errorf("An account is halted, the others go on: error=%s", why));
    status.halted(halted);
  }

  private void retry(LedgerRun current, Batch batch, long retryMs) {
    try {
      store(current, batch, Math.min(LONGEST_RETRY_MS, 2 * retryMs));
    } catch (RuntimeException defect) {
      stop(defect);
      return;
    }
    pump();
  }

  private void releaseReaders() {
    LedgerRun current = run;
    boolean tapeIsTaken = current == null || current.waiting() == 0;
    if (tapeIsTaken) {
      tapeTaken.complete(null);
    }
    boolean moreIsNeeded = current != null && current.isWaitingForSignals();
    if (signals.size() <= limits.maxBufferedSignals() || moreIsNeeded) {
      signalsTaken.complete(null);
    }
  }

  private void publishSnapshot() {
    LedgerRun current = run;
    if (current == null) {
      return;
    }
    metrics.waiting(current.waiting());
    if (!current.isRebuilding()) {
      status.publish(Snapshots.of(current.engine().tape(), waitingFor(current)));
    }
  }

  private Optional<String> waitingFor(LedgerRun current) {
    if (unstored != null) {
      return Optional.of("database");
    }
    return current.isWaitingForSignals() ? Optional.of("signals") : Optional.empty();
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }
}
