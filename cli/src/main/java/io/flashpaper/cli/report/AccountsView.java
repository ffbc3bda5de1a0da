// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code GET /api/v1/accounts} answers, in its order. */
public record AccountsView(List<Account> accounts) {
  /** A missing list is an empty one. */
  public AccountsView(@Nullable List<Account> accounts) {
    this.accounts = accounts == null ? List.of() : List.copyOf(accounts);
  }

  /** One paper account. */
  public record Account(
      @Nullable String account,
      @Nullable String strategy,
      @Nullable BigDecimal initialCash,
      @Nullable BigDecimal cash,
      @Nullable BigDecimal tradePnl,
      @Nullable BigDecimal fees,
      long trades,
      long wins,
      long openPositions,
      @Nullable BigDecimal openOutlay,
      @Nullable BigDecimal equity,
      @Nullable String halted,
      @Nullable Standing standing) {}

  /** Whether it may enter. */
  public record Standing(
      @Nullable String state,
      @Nullable Instant since,
      @Nullable String reason,
      List<Tripped> protections) {
    /** A missing list is an empty one. */
    public Standing(
        @Nullable String state,
        @Nullable Instant since,
        @Nullable String reason,
        @Nullable List<Tripped> protections) {
      this.state = state;
      this.since = since;
      this.reason = reason;
      this.protections = protections == null ? List.of() : List.copyOf(protections);
    }
  }

  /** A protection that holds it, or one of its instances, back. */
  public record Tripped(
      @Nullable String protection,
      @Nullable String instance,
      @Nullable String value,
      @Nullable String threshold,
      @Nullable String unit,
      @Nullable Instant until) {}
}
