// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code GET /api/v1/flash-events} answers, in its order. */
public record FlashView(List<Crash> flashEvents) {
  /** A missing list is an empty one. */
  public FlashView(@Nullable List<Crash> flashEvents) {
    this.flashEvents = flashEvents == null ? List.of() : List.copyOf(flashEvents);
  }

  /** A fast fall of K. */
  public record Crash(
      @Nullable String market,
      @Nullable Instant time,
      @Nullable BigDecimal peak,
      @Nullable BigDecimal k,
      @Nullable BigDecimal dropPercent,
      long peakAgeMs,
      @Nullable BigDecimal momentumPercent,
      @Nullable String cause,
      @Nullable String verdict,
      @Nullable End end) {}

  /** How it ended. */
  public record End(long afterMs, @Nullable BigDecimal trough, @Nullable String by) {}
}
