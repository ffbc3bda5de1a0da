// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Something that a replay wrote otherwise than is recorded.
 *
 * @param table where; {@code signals} for the messages of that topic
 * @param key of the row, as {@code id=...}
 * @param column blank where one of them has no such row
 * @param recorded null where the recorded ledger has no such row or value
 * @param replayed null where the replay has none
 * @param tapeOffset of the event at which it was written; empty where rows do not say that
 */
public record Difference(
    String table,
    String key,
    String column,
    @Nullable String recorded,
    @Nullable String replayed,
    OptionalLong tapeOffset) {
  /** Whether this one is before another in tape order; of equals the earlier found is first. */
  boolean isBefore(Difference other) {
    return tapeOffset.orElse(Long.MAX_VALUE) < other.tapeOffset.orElse(Long.MAX_VALUE);
  }
}
