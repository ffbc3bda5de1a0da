// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

import io.flashpaper.ledger.run.Beginning;
import io.flashpaper.ledger.store.Checkpoints.Checkpoint;
import io.flashpaper.ledger.store.LedgerStore;
import io.flashpaper.ledger.store.Position;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.replay.Directions;
import io.flashpaper.replay.Replay;
import io.flashpaper.replay.Replay.Start;
import io.flashpaper.replay.verify.Recording.Reading;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * Replays what was recorded, with the configuration, plugin versions and commands on record, and
 * compares what that stores with the recorded ledger, row by row. The service may go on meanwhile:
 * what counts is the ledger at the moment it begins.
 */
public final class Verification {
  private final Database database;
  private final Recording recording;
  private final Configurations configurations;

  /** Verifies the ledger of a database by a recording. */
  public Verification(Database database, Recording recording, Configurations configurations) {
    this.database = database;
    this.recording = recording;
    this.configurations = configurations;
  }

  /**
   * Which part of the tape.
   *
   * @param fromMs begins at the last checkpoint at or before this time; at the beginning if there
   *     is none
   * @param toMs ends at the first checkpoint at or after this time; where the ledger is if there is
   *     none
   */
  public record Period(OptionalLong fromMs, OptionalLong toMs) {
    /** All there is. */
    public static final Period ALL = new Period(OptionalLong.empty(), OptionalLong.empty());
  }

  /**
   * Verifies.
   *
   * @param passed hears the tape time now and then
   * @throws VerifyException if something is missing, saying what and what to do
   */
  public VerifyReport run(Period period, LongConsumer passed) {
    try (RecordedLedger recorded = RecordedLedger.open(database)) {
      Position last =
          recorded
              .position()
              .orElseThrow(
                  () -> new VerifyException("nothing is stored yet in %s".formatted(database)));
      Optional<Checkpoint> start =
          period.fromMs().isPresent()
              ? recorded.checkpoints().before(period.fromMs().getAsLong())
              : Optional.empty();
      Optional<Checkpoint> end =
          period.toMs().isPresent()
              ? recorded.checkpoints().after(period.toMs().getAsLong())
              : Optional.empty();
      Position upTo = end.map(Checkpoint::position).orElse(last);
      try (ScratchLedger scratch = ScratchLedger.create(database)) {
        scratch.seed(start, upTo);
        return new Run(recorded, scratch, start, end, upTo).report(passed);
      }
    } catch (SQLException failed) {
      throw new VerifyException(
          "the database does not do what is asked of it: " + failed.getMessage(), failed);
    }
  }

  /** One run of it, over a part of the tape that is settled. */
  private final class Run {
    private final RecordedLedger recorded;
    private final ScratchLedger scratch;
    private final Optional<Checkpoint> start;
    private final Optional<Checkpoint> end;
    private final Position upTo;

    Run(
        RecordedLedger recorded,
        ScratchLedger scratch,
        Optional<Checkpoint> start,
        Optional<Checkpoint> end,
        Position upTo) {
      this.recorded = recorded;
      this.scratch = scratch;
      this.start = start;
      this.end = end;
      this.upTo = upTo;
    }

    VerifyReport report(LongConsumer passed) throws SQLException {
      Directions directions = within(configurations.of(recorded, recording, upTo));
      Start from = start();
      StoringSink sink = new StoringSink(scratch.store());
      long signalsFrom = start.map(c -> c.position().signalsOffset()).orElse(0L);
      List<TableCount> tables = new ArrayList<>();
      long events;
      try (Reading<SignalMessage> said = recording.signals(signalsFrom);
          Reading<TapeRecord> tape = recording.tape(from.rewindOffset())) {
        SignalComparison signals = new SignalComparison(said, from.handover().judgedOffset());
        Replay replay = new Replay(directions, from, sink, signals);
        replay.run(new Part(tape, required(from)), passed);
        sink.flush();
        tables.add(signals.end(upTo.tapeOffset()));
        events = replay.events();
      }
      tables.addAll(new LedgerComparison(recorded, start, end).compare(scratch));
      Optional<Difference> first = VerifyReport.first(tables);
      return new VerifyReport(
          offset(start),
          start.map(c -> OptionalLong.of(c.position().tapeTimeMs())).orElse(OptionalLong.empty()),
          upTo.tapeOffset(),
          upTo.tapeTimeMs(),
          events,
          tables,
          first,
          first
              .filter(difference -> difference.tapeOffset().isPresent())
              .flatMap(d -> Cause.at(d.tapeOffset().getAsLong(), recording, signalsFrom)));
    }

    /** Without commands that were carried out before this part, or after it. */
    private Directions within(Directions all) throws SQLException {
      long first = start.map(c -> c.position().commands()).orElse(0L);
      return new Directions(
          all.signals(), all.ledgers(), recorded.commands(first, upTo.commands()), all.hung());
    }

    private Start start() throws SQLException {
      if (start.isEmpty()) {
        return Start.NEW;
      }
      Checkpoint at = start.get();
      LedgerStore store = scratch.store();
      return new Start(
          StandingsAt.read(recorded.connection(), at.position().tapeOffset()),
          at.signalsRewind().orElseThrow(),
          new Beginning(
              Optional.of(at.position()),
              store.states(),
              recorded.plansAt(at.position().tapeOffset())));
    }

    /** The latest offset at which the tape may begin. */
    private long required(Start from) throws SQLException {
      return start.isPresent()
          ? from.rewindOffset()
          : recorded.firstOffset().orElse(Long.MAX_VALUE);
    }

    private static OptionalLong offset(Optional<Checkpoint> checkpoint) {
      return checkpoint
          .map(c -> OptionalLong.of(c.position().tapeOffset()))
          .orElse(OptionalLong.empty());
    }

    /** The tape up to where this run ends. */
    private final class Part implements Iterator<TapeRecord> {
      private final Iterator<TapeRecord> tape;
      private final long required;
      private Optional<TapeRecord> next;
      private long last = -1;
      private boolean passedEnd;

      Part(Iterator<TapeRecord> tape, long required) {
        this.tape = tape;
        this.required = required;
        this.next = read();
        long first = next.map(TapeRecord::offset).orElse(Long.MAX_VALUE);
        if (first > required) {
          throw new VerifyException(
              "the tape of %s begins at offset %s, but this needs it from %s: name the recorded files with --tape, or begin at a later day with --from"
                  .formatted(
                      recording.name(), next.isEmpty() ? "none" : String.valueOf(first), required));
        }
      }

      private Optional<TapeRecord> read() {
        if (!tape.hasNext()) {
          return Optional.empty();
        }
        TapeRecord record = tape.next();
        passedEnd = record.offset() > upTo.tapeOffset();
        return passedEnd ? Optional.empty() : Optional.of(record);
      }

      @Override
      public boolean hasNext() {
        if (next.isEmpty() && !passedEnd && last < upTo.tapeOffset()) {
          throw new VerifyException(
              "the tape of %s ends at offset %s, but the ledger was made from it up to %s: wait until all of it is recorded, or end earlier with --to"
                  .formatted(recording.name(), last, upTo.tapeOffset()));
        }
        return next.isPresent();
      }

      @Override
      public TapeRecord next() {
        TapeRecord given = next.orElseThrow();
        last = given.offset();
        next = last < upTo.tapeOffset() ? read() : Optional.empty();
        return given;
      }
    }
  }
}
