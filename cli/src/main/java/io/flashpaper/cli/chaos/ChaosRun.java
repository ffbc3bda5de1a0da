// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.chaos;

import io.flashpaper.cli.chaos.ChaosReport.Done;
import io.flashpaper.cli.chaos.ChaosReport.Start;
import io.flashpaper.cli.chaos.ChaosReport.Told;
import io.flashpaper.cli.chaos.Hand.Given;
import io.flashpaper.cli.chaos.LedgerComparison.Table;
import io.flashpaper.cli.run.DisturbableStack;
import io.flashpaper.cli.run.LedgerHead;
import io.flashpaper.cli.run.Part;
import io.flashpaper.cli.run.StopSignal;
import io.flashpaper.cli.run.TapeEnd;
import io.flashpaper.cli.run.Terminal;
import io.flashpaper.kafka.KafkaCluster;
import io.flashpaper.replay.verify.Database;
import io.flashpaper.replay.verify.KafkaRecording;
import io.flashpaper.replay.verify.RecordedConfiguration;
import io.flashpaper.replay.verify.Verification;
import io.flashpaper.replay.verify.Verification.Period;
import io.flashpaper.replay.verify.VerifyException;
import io.flashpaper.replay.verify.VerifyReport;
import io.flashpaper.stack.StackException;
import io.flashpaper.stack.StackLog;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One run: disturb, let everything drain, read the tape again in peace, compare. */
public final class ChaosRun {
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration ALONE_PATIENCE = Duration.ofSeconds(40);
  private static final Duration SETTLE_PATIENCE = Duration.ofSeconds(300);

  private final ChaosPlanner planner;
  private final Terminal terminal;
  private final StackLog log;
  private final Clock clock;
  private final StopSignal stop;
  private final Map<Disturbance, Instant> begun = new LinkedHashMap<>();

  /** What is disturbed when. */
  public record ChaosPlanner(long seed, Duration length) {
    List<Disturbance> plan() {
      return ChaosPlan.draw(seed, length);
    }

    List<HumanCommand> commands() {
      return HumanCommand.draw(seed, length);
    }
  }

  /** A step of a disturbance, at its time. */
  private record Act(Duration at, Disturbance what, boolean isBeginning) {}

  /** A run that says what it does. */
  public ChaosRun(
      ChaosPlanner planner, Terminal terminal, StackLog log, Clock clock, StopSignal stop) {
    this.planner = planner;
    this.terminal = terminal;
    this.log = log;
    this.clock = clock;
    this.stop = stop;
  }

  /** What starts the stack that is disturbed. */
  public interface Starter {
    /** Starts it. */
    DisturbableStack start() throws InterruptedException, IOException;
  }

  /**
   * Runs it all; nothing is left when it returns.
   *
   * @throws StackException if the stack cannot start, or is not level with the tape in the end
   */
  public ChaosReport run(Starter starter) throws InterruptedException, IOException {
    List<ProcessHandle> before = ProcessHandle.current().descendants().toList();
    Optional<ProcessHandle> database;
    ChaosReport report;
    try (DisturbableStack stack = starter.start()) {
      say(
          "Broker, database and services run; killing each once alone, then disturbing them for %d"
              + " s",
          planner.length().toSeconds());
      database = stack.process(Part.DATABASE);
      CatchUpWatch watch = new CatchUpWatch(clock);
      Given given = disturb(stack, watch);
      long last = drain(stack);
      List<Start> starts = starts(stack);
      stack.stopReaders();
      VerifyReport verified = verify(stack);
      say("The tape ends at offset %d; reading it again from its beginning, undisturbed", last);
      new Undisturbed(stack, clock, stop).read(last);
      report = compare(stack, done(watch), starts, last, given, verified);
    }
    long left =
        Stream.concat(
                ProcessHandle.current().descendants().filter(process -> !before.contains(process)),
                database.stream())
            .filter(ProcessHandle::isAlive)
            .count();
    return report.ended((int) left);
  }

  private void say(String text, Object... values) {
    String line = text.formatted(values);
    terminal.line(line);
    log.line("chaos", line);
  }

  private Given disturb(DisturbableStack stack, CatchUpWatch watch) throws InterruptedException {
    Disturber disturber = new Disturber(stack);
    Instant begin = clock.instant();
    try (TapeEnd tape = new TapeEnd(stack.kafka());
        LedgerHead ledger = new LedgerHead(stack.address(Part.EXECUTION))) {
      Thread watching =
          Thread.ofPlatform().daemon().name("chaos-watch").start(() -> look(watch, tape, ledger));
      try {
        for (Part part : Part.values()) {
          killAlone(disturber, part, watch, begin);
        }
        Given given = disturbAsPlanned(disturber, stack.address(Part.EXECUTION), begin);
        say("No more disturbances; waiting until the ledger is level with the tape");
        Instant end = clock.instant();
        awaitTrue(
            SETTLE_PATIENCE,
            () -> watch.levelAfter(end).isPresent() && pending(stack) == 0,
            "the ledger is not level with the tape again, or commands wait");
        return given;
      } finally {
        disturber.endAll();
        watching.interrupt();
        watching.join();
      }
    }
  }

  private Given disturbAsPlanned(Disturber disturber, URI api, Instant begin)
      throws InterruptedException {
    try (Hand hand = new Hand(api, planner.commands(), clock)) {
      Instant beginning = clock.instant();
      for (Act act : acts(planner.plan())) {
        await(beginning.plus(act.at()));
        perform(disturber, act, begin);
      }
      await(beginning.plus(planner.length()));
      disturber.endAll();
      return hand.finish(SETTLE_PATIENCE);
    }
  }

  private static long pending(DisturbableStack stack) {
    try (CommandTable commands = new CommandTable(stack.ledgerUrl(), stack.databaseUser())) {
      return commands.pending();
    } catch (SQLException away) {
      return Long.MAX_VALUE;
    }
  }

  /** Once the ledger is level with the tape, and until it is again, or for long enough. */
  private void killAlone(Disturber disturber, Part part, CatchUpWatch watch, Instant begin)
      throws InterruptedException {
    awaitLevel(watch, clock.instant());
    Duration at = Duration.between(begin, clock.instant());
    Instant killed = clock.instant();
    perform(
        disturber,
        new Act(at, new Disturbance(at, part, Disturbance.Kind.KILL, Duration.ZERO), true),
        begin);
    awaitLevel(watch, killed);
  }

  private void awaitLevel(CatchUpWatch watch, Instant since) throws InterruptedException {
    Instant deadline = clock.instant().plus(ALONE_PATIENCE);
    while (watch.levelAfter(since).isEmpty() && clock.instant().isBefore(deadline)) {
      await(clock.instant().plus(LOOK));
    }
  }

  private static List<Act> acts(List<Disturbance> plan) {
    List<Act> acts = new ArrayList<>();
    for (Disturbance disturbance : plan) {
      acts.add(new Act(disturbance.at(), disturbance, true));
      acts.add(new Act(disturbance.end(), disturbance, false));
    }
    acts.sort(Comparator.comparing(Act::at));
    return acts;
  }

  private void perform(Disturber disturber, Act act, Instant begin) throws InterruptedException {
    Disturbance what = act.what();
    if (!act.isBeginning()) {
      disturber.end(what);
    } else if (disturber.begin(what)) {
      begun.put(what, clock.instant());
      say(
          "%6.1f s  %s %s%s",
          Duration.between(begin, clock.instant()).toMillis() / 1000.0,
          what.part().words(),
          what.kind().words(),
          what.length().isZero() ? "" : " for %.1f s".formatted(what.length().toMillis() / 1000.0));
    }
  }

  private void look(CatchUpWatch watch, TapeEnd tape, LedgerHead ledger) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        watch.look(tape.next(), ledger.next());
        Thread.currentThread().join(LOOK);
      }
    } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void await(Instant moment) throws InterruptedException {
    Duration left = Duration.between(clock.instant(), moment);
    if (left.isPositive() && stop.await(left)) {
      throw new InterruptedException("the run was stopped");
    }
  }

  private interface Condition {
    boolean holds() throws InterruptedException;
  }

  private void awaitTrue(Duration patience, Condition condition, String otherwise)
      throws InterruptedException {
    Instant deadline = clock.instant().plus(patience);
    while (!condition.holds()) {
      if (clock.instant().isAfter(deadline)) {
        throw new StackException(
            "After %d s %s; see the log.".formatted(patience.toSeconds(), otherwise));
      }
      await(clock.instant().plus(LOOK));
    }
  }

  /** Ends the tape and waits until the ledger has all of it; returns its last offset. */
  private long drain(DisturbableStack stack) throws InterruptedException {
    stack.endTheTape();
    try (TapeEnd tape = new TapeEnd(stack.kafka())) {
      long last =
          tape.lastRecord()
              .orElseThrow(
                  () -> new StackException("Nothing is on the tape: there is nothing to compare."));
      awaitOffset(stack.address(Part.EXECUTION), last, SETTLE_PATIENCE);
      return last;
    }
  }

  private void awaitOffset(URI api, long offset, Duration patience) throws InterruptedException {
    try (LedgerHead ledger = new LedgerHead(api)) {
      awaitTrue(
          patience,
          () -> ledger.next().filter(head -> head >= offset).isPresent(),
          "the ledger has not come to the end of the tape, offset " + offset);
    }
  }

  private VerifyReport verify(DisturbableStack stack) {
    say("Verifying the ledger against what Kafka has of the tape");
    String user = stack.databaseUser();
    try {
      return new Verification(
              new Database(stack.ledgerUrl(), user, user),
              new KafkaRecording(KafkaCluster.at(stack.kafka()), 0),
              new RecordedConfiguration(stack.keptPlugins()))
          .run(Period.ALL, _ -> {});
    } catch (VerifyException missing) {
      throw new StackException("The ledger cannot be verified: " + missing.getMessage(), missing);
    }
  }

  private static List<Start> starts(DisturbableStack stack) {
    return Stream.of(Part.values())
        .map(part -> new Start(part, stack.coldStart(part), stack.restarts(part)))
        .toList();
  }

  private ChaosReport compare(
      DisturbableStack stack,
      List<Done> done,
      List<Start> starts,
      long last,
      Given given,
      VerifyReport verified) {
    String user = stack.databaseUser();
    try (LedgerComparison comparison =
            new LedgerComparison(stack.ledgerUrl(), stack.ledgerUrl(Undisturbed.NAME), user);
        CommandTable commands = new CommandTable(stack.ledgerUrl(), user)) {
      List<Table> tables = comparison.tables();
      return new ChaosReport(
          planner.seed(),
          planner.length(),
          done,
          starts,
          last,
          comparison.trades(),
          tables,
          comparison.unexplainedAccounts(),
          new Told(
              given.keys().size(), given.errors(), commands.count(), commands.done(given.keys())),
          verified,
          0);
    } catch (SQLException e) {
      throw new StackException("The ledgers cannot be compared: " + e.getMessage(), e);
    }
  }

  private List<Done> done(CatchUpWatch watch) {
    List<Done> done = new ArrayList<>();
    begun.forEach(
        (what, began) -> {
          boolean alone =
              begun.entrySet().stream()
                  .filter(other -> !other.getKey().equals(what))
                  .noneMatch(
                      other ->
                          isBefore(began, recovered(watch, other.getKey(), other.getValue()))
                              && isBefore(other.getValue(), recovered(watch, what, began)));
          Duration at = Duration.between(begun.values().iterator().next(), began);
          Optional<Duration> recovery =
              recovered(watch, what, began).map(end -> Duration.between(began, end));
          done.add(new Done(what, at, recovery, alone));
        });
    return done;
  }

  private static Optional<Instant> recovered(CatchUpWatch watch, Disturbance what, Instant began) {
    return watch.levelAfter(began.plus(what.length()));
  }

  /** Whether a moment comes before the end of something; one that never ends is after all. */
  private static boolean isBefore(Instant moment, Optional<Instant> end) {
    return end.isEmpty() || moment.isBefore(end.get());
  }
}
