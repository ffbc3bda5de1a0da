// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.engine.execution.statistics.Grouping;
import io.flashpaper.model.Side;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which closed trades are counted; every parameter may be left out. */
public record StatisticsFilter(
    @QueryParam("by")
        @Parameter(
            description =
                "What the groups are: account, strategy, instance, series or side; strategy unless"
                    + " given",
            example = "strategy")
        @Nullable String by,
    @QueryParam("account") @Parameter(example = "main") @Nullable String account,
    @QueryParam("strategy") @Parameter(example = "delay_arb") @Nullable String strategy,
    @QueryParam("instance") @Parameter(example = "delay-arb") @Nullable String instance,
    @QueryParam("series") @Parameter(description = "The market's type", example = "KXBTC15M")
        @Nullable String series,
    @QueryParam("side") @Parameter(description = "YES or NO", example = "NO") @Nullable String side,
    @QueryParam("since")
        @Parameter(
            description = "Trades closed at this tape time or later, ISO UTC",
            example = "2026-11-22T00:00:00Z")
        @Nullable String since,
    @QueryParam("until")
        @Parameter(
            description = "Trades closed before this tape time, ISO UTC",
            example = "2026-11-23T00:00:00Z")
        @Nullable String until) {

  Grouping grouping() {
    return Parameters.word("by", by, Grouping.class).orElse(Grouping.STRATEGY);
  }

  Period period() {
    return Parameters.period(since, until);
  }

  /** What the rows of a table must say, where strategy and instance may be expressions. */
  Select narrow(Select rows, String strategyColumn, String instanceColumn) {
    return rows.equal("account", Parameters.text("account", account))
        .equal(strategyColumn, Parameters.text("strategy", strategy))
        .equal(instanceColumn, Parameters.text("instance", instance))
        .equal("series", Parameters.text("series", series))
        .equal("side", sideName());
  }

  private Optional<String> sideName() {
    return Parameters.word("side", side, Side.class).map(Side::name);
  }
}
