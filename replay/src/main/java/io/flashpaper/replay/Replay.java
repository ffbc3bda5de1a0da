// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay;

import io.flashpaper.engine.execution.ExecutionEngine;
import io.flashpaper.engine.signal.Handover;
import io.flashpaper.engine.signal.RecentTape;
import io.flashpaper.ledger.run.Beginning;
import io.flashpaper.ledger.store.Position;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Steps both engines over a tape, in the order and by the code of the services: the same tape and
 * directions give the same entries, whatever the machine. Confined to one thread.
 */
public final class Replay {
  private static final int MOST_AT_ONCE = 500;

  private final Directions directions;
  private final Consumer<SignalMessage> heard;
  private final RecentTape recent = new RecentTape(Integer.MAX_VALUE);
  private final SignalSide signals;
  private final LedgerSide ledger;
  private final List<TapeRecord> events = new ArrayList<>();
  private final List<SignalMessage> said = new ArrayList<>();
  private final Start start;
  private final long begun;
  private long last = -1;
  private long count;

  /**
   * What a replay goes on from: what the signal side and the ledger were before its first news.
   *
   * @param handover of the signal side, judged as far as the ledger's position
   * @param signalsRewind where the signal side begins to read the tape; 0 for its beginning
   * @param ledger what was stored
   */
  public record Start(Handover handover, long signalsRewind, Beginning ledger) {
    /** Nothing was before. */
    public static final Start NEW =
        new Start(Handover.NONE, 0, new Beginning(Optional.empty(), Map.of(), Map.of()));

    /** Where the tape must begin. */
    public long rewindOffset() {
      return Math.min(
          signalsRewind, ledger.position().map(Position::rewindOffset).orElse(signalsRewind));
    }
  }

  /** A replay from the beginning of a tape, of which only the ledger counts. */
  public Replay(Directions directions, LedgerSink sink) {
    this(directions, Start.NEW, sink, _ -> {});
  }

  /**
   * A replay that goes on from somewhere.
   *
   * @param heard takes what the signal side says, in order, without its progress
   */
  public Replay(
      Directions directions, Start start, LedgerSink sink, Consumer<SignalMessage> heard) {
    this.directions = directions;
    this.start = start;
    this.heard = heard;
    this.begun = start.ledger().position().map(Position::tapeOffset).orElse(0L);
    this.signals = new SignalSide(directions, start.handover());
    this.ledger = new LedgerSide(ledgerAt(start), start.ledger(), sink);
  }

  private LedgerSetup ledgerAt(Start start) {
    var at = directions.ledgers().floorEntry(start.handover().judgedOffset());
    return (at == null ? directions.ledgers().firstEntry() : at).getValue();
  }

  /**
   * Steps over a whole tape, from {@link Start#rewindOffset} if it goes on from somewhere.
   *
   * @param passed hears the tape time after each hundreds of events
   */
  public void run(Iterator<TapeRecord> tape, LongConsumer passed) {
    while (tape.hasNext()) {
      TapeRecord next = tape.next();
      if (last >= begun && directions.isSeam(last, next.offset())) {
        flush();
        turn(next.offset());
      }
      last = next.offset();
      if (last >= start.signalsRewind()) {
        said.addAll(signals.step(next, recent));
      }
      recent.add(next);
      events.add(next);
      count++;
      if (events.size() >= MOST_AT_ONCE) {
        flush();
        passed.accept(next.event().timeMs());
      }
    }
    flush();
    if (count > 0) {
      turn(Long.MAX_VALUE);
    }
    ledger.end();
  }

  /** Does what is directed after the last event and before the next. */
  private void turn(long next) {
    List<LedgerSetup> plans =
        List.copyOf(directions.ledgers().subMap(last, false, next, true).values());
    directions.commands().subMap(last, true, next, false).values().forEach(ledger::obey);
    if (!plans.isEmpty() && next != Long.MAX_VALUE) {
      ledger.change(plans.getLast(), recent);
    }
  }

  private void flush() {
    if (events.isEmpty()) {
      return;
    }
    said.forEach(heard);
    ledger.take(events, said);
    recent.forgetBefore(Math.min(signals.rewindOffset(), ledger.rewindOffset()));
    events.clear();
    said.clear();
  }

  /** How many events it has stepped over. */
  public long events() {
    return count;
  }

  /** The execution engine as it stands. */
  public ExecutionEngine engine() {
    return ledger.engine();
  }
}
