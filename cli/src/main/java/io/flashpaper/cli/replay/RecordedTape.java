// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.replay;

import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.ledger.json.LedgerJson;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.replay.record.ConfigurationRecord;
import io.flashpaper.tape.Topic;
import io.flashpaper.tapefiles.read.Recorded;
import io.flashpaper.tapefiles.read.RecordedMessages;
import io.flashpaper.tapefiles.read.TapeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads tape files for a replay: the events of a span, and what is on record beside them. */
public final class RecordedTape {
  private RecordedTape() {}

  /**
   * What topics signals and ledger say of the configuration.
   *
   * @param shard of one shard; of all that are in the files if none is named
   * @throws IllegalArgumentException if there is no such shard, or commands were given to one of
   *     several: they were not for the accounts of the others
   */
  public static ConfigurationRecord record(TapeFiles files, OptionalInt shard) throws IOException {
    SortedSet<Integer> shards = files.partitions(Topic.SIGNALS);
    if (shard.isPresent() && !shards.contains(shard.getAsInt())) {
      throw new IllegalArgumentException(
          "there is nothing of shard %d in these files, only of %s"
              .formatted(shard.getAsInt(), shards));
    }
    ConfigurationRecord record = new ConfigurationRecord();
    for (int partition : wanted(shards, shard)) {
      try (var signals = files.signals(partition)) {
        signals.forEachRemaining(said -> said.message().ifPresent(record::hear));
      }
    }
    for (int partition : wanted(files.partitions(Topic.LEDGER), shard)) {
      try (var ledger = files.raw(Topic.LEDGER, partition)) {
        ledger.forEachRemaining(
            said -> said.message().flatMap(RecordedTape::configuration).ifPresent(record::hear));
      }
    }
    if (shards.size() > 1 && shard.isEmpty() && record.hasCommands()) {
      throw new IllegalArgumentException(
          "the files are of shards %s, and commands to one were not for the others: replay one with --shard"
              .formatted(shards));
    }
    return record;
  }

  private static SortedSet<Integer> wanted(SortedSet<Integer> shards, OptionalInt shard) {
    return shard.isPresent() ? new TreeSet<>(Set.of(shard.getAsInt())) : shards;
  }

  private static Optional<LedgerEntry> configuration(byte[] message) {
    String json = new String(message, StandardCharsets.UTF_8);
    return json.startsWith("{\"type\":\"plan-changed\"")
            || json.startsWith("{\"type\":\"command-taken\"")
        ? Optional.of(LedgerJson.readEntry(json))
        : Optional.empty();
  }

  /** The readable events of a tape, from its first key frame at or after a time. */
  public static final class Events implements Iterator<TapeRecord> {
    private final RecordedMessages<TapeEvent> tape;
    private final long fromMs;
    private final long toMs;
    private boolean begun;
    private OptionalLong firstMs = OptionalLong.empty();
    private long lastMs;
    private @Nullable TapeRecord next;

    /** Events up to a time, that one excluded. */
    public Events(RecordedMessages<TapeEvent> tape, OptionalLong fromMs, OptionalLong toMs) {
      this.tape = tape;
      this.fromMs = fromMs.orElse(Long.MIN_VALUE);
      this.toMs = toMs.orElse(Long.MAX_VALUE);
    }

    @Override
    public boolean hasNext() {
      while (next == null && tape.hasNext()) {
        Recorded<TapeEvent> recorded = tape.next();
        Optional<TapeEvent> event = recorded.message();
        if (event.isPresent() && event.get().timeMs() >= toMs) {
          return false;
        }
        begun |=
            event.filter(each -> each instanceof KeyFrame && each.timeMs() >= fromMs).isPresent()
                || fromMs == Long.MIN_VALUE;
        if (begun && event.isPresent()) {
          next = new TapeRecord(recorded.offset(), event.get());
        }
      }
      return next != null;
    }

    @Override
    public TapeRecord next() {
      if (!hasNext() || next == null) {
        throw new NoSuchElementException("the tape is at its end");
      }
      TapeRecord record = next;
      next = null;
      lastMs = record.event().timeMs();
      if (firstMs.isEmpty()) {
        firstMs = OptionalLong.of(lastMs);
      }
      return record;
    }

    /** Tape time of the first event given out. */
    public OptionalLong firstMs() {
      return firstMs;
    }

    /** Tape time of the last one. */
    public long lastMs() {
      return lastMs;
    }
  }
}
