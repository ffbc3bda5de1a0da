// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import io.flashpaper.venue.wire.Fields;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An answer to {@code GET /exchange/status}, which comes with status 200, and with 500, 503 and 504
 * too.
 *
 * @param whole what holds where no shard says otherwise
 * @param shards what holds for single shards, by {@code exchange_index}; empty where it is not said
 * @param resumes when the venue expects to resume, if it says so
 */
public record ExchangeStatus(
    Flags whole, SortedMap<Integer, Flags> shards, Optional<Instant> resumes) {
  /**
   * What is possible now.
   *
   * @param exchange whether anything is
   * @param trading whether orders can be placed
   */
  public record Flags(boolean exchange, boolean trading) {
    /** Whether markets trade. */
    public boolean trades() {
      return exchange && trading;
    }
  }

  /** What holds for the markets of a shard; the whole, where it is not named. */
  public Flags of(OptionalInt shard) {
    return shard.isPresent() ? shards.getOrDefault(shard.getAsInt(), whole) : whole;
  }

  /** Reads an answer. */
  public static ExchangeStatus read(String body) {
    Fields answer = Fields.parse(body);
    SortedMap<Integer, Flags> shards = new TreeMap<>();
    if (answer.has("exchange_index_statuses")) {
      answer
          .objects("exchange_index_statuses")
          .forEach(s -> shards.put(s.index("exchange_index"), flags(s)));
    }
    return new ExchangeStatus(
        flags(answer),
        shards,
        answer.has("exchange_estimated_resume_time")
            ? Optional.of(answer.time("exchange_estimated_resume_time"))
            : Optional.empty());
  }

  private static Flags flags(Fields fields) {
    return new Flags(fields.flag("exchange_active"), fields.flag("trading_active"));
  }
}
