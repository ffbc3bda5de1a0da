// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code GET /api/v1/strategies} of the signal service answers, in its order. */
public record StrategiesView(
    @Nullable String state,
    @Nullable String problem,
    List<Instance> strategies,
    List<Refused> refused) {
  /** A missing list is an empty one. */
  public StrategiesView(
      @Nullable String state,
      @Nullable String problem,
      @Nullable List<Instance> strategies,
      @Nullable List<Refused> refused) {
    this.state = state;
    this.problem = problem;
    this.strategies = strategies == null ? List.of() : List.copyOf(strategies);
    this.refused = refused == null ? List.of() : List.copyOf(refused);
  }

  /** A strategy instance. */
  public record Instance(
      @Nullable String instance,
      @Nullable String strategy,
      @Nullable String version,
      @Nullable String sha256,
      @Nullable String account,
      @Nullable String state,
      @Nullable String problem,
      @Nullable Stopped quarantine,
      long decisions,
      @Nullable Map<String, Long> rejects,
      @Nullable List<String> markets) {
    long rejected() {
      return rejects == null ? 0 : rejects.values().stream().mapToLong(Long::longValue).sum();
    }

    int marketCount() {
      return markets == null ? 0 : markets.size();
    }
  }

  /** Since when an instance is quarantined. */
  public record Stopped(long tapeOffset) {}

  /** A jar that does not run. */
  public record Refused(@Nullable String file, @Nullable String problem) {}
}
