// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.engine.execution.statistics.Statistics;
import io.flashpaper.engine.execution.statistics.StatisticsView;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What closed trades say. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Statistics")
public final class StatisticsResource {
  private final StatisticsQueries statistics;
  private final ComparisonQueries comparisons;

  StatisticsResource(StatisticsQueries statistics, ComparisonQueries comparisons) {
    this.statistics = statistics;
    this.comparisons = comparisons;
  }

  /** Statistics of all the trades asked for, and of their groups. */
  @Schema(name = "StatisticsAnswer")
  public record Answer(
      @Schema(description = "What the groups are", examples = "strategy") String by,
      @Schema(description = "False if there are more trades than are counted, older ones")
          boolean complete,
      StatisticsView total,
      @Schema(description = "By name; they add up to the total") List<Group> groups) {}

  /** Statistics of one group. */
  @Schema(name = "StatisticsGroup")
  public record Group(
      @Schema(description = "Of the account, strategy, …", examples = "delay_arb") String name,
      StatisticsView statistics) {}

  /** Statistics of closed trades. */
  @GET
  @Path("/statistics")
  @Operation(
      summary = "What closed trades say: results, drawdown, forecasts, edge, execution",
      description =
          "Of all trades asked for and of each group. Money is decimal dollars after all fees,"
              + " ratios are rounded half up to six decimals. A figure that has no value is null,"
              + " and `undefined` says why. Counts the latest 200,000 trades at most.")
  public Answer statistics(@BeanParam StatisticsFilter filter) {
    StatisticsQueries.Counted counted = statistics.count(filter);
    return new Answer(
        filter.grouping().name().toLowerCase(Locale.ROOT),
        counted.complete(),
        view(counted.attribution().total()),
        counted.attribution().groups().entrySet().stream()
            .map(group -> new Group(group.getKey(), view(group.getValue())))
            .toList());
  }

  private static StatisticsView view(Statistics counted) {
    return StatisticsView.of(counted, StatisticsResource::time);
  }

  private static String time(long timeMs) {
    return Instant.ofEpochMilli(timeMs).toString();
  }

  /** Which of two accounts does better. */
  @GET
  @Path("/compare")
  @Operation(
      summary = "Two accounts on the same tape, market by market",
      description =
          "A market that only one of them traded counts as zero for the other; one in which either"
              + " still holds something does not count yet. Only the time in which both were traded"
              + " for counts. There is a verdict once 200 markets tell them apart: with fewer, a"
              + " small effect (a fifth of a deviation) is missed more often than one time in"
              + " five.")
  public ComparisonView compare(
      @QueryParam("a")
          @Parameter(required = true, description = "The first account", example = "main")
          @Nullable String a,
      @QueryParam("b")
          @Parameter(required = true, description = "The second account", example = "model")
          @Nullable String b,
      @QueryParam("since")
          @Parameter(
              description = "Trades opened at this tape time or later, ISO UTC",
              example = "2026-11-22T00:00:00Z")
          @Nullable String since,
      @QueryParam("until")
          @Parameter(
              description = "Trades opened before this tape time, ISO UTC",
              example = "2026-11-23T00:00:00Z")
          @Nullable String until) {
    String first = Parameters.text("a", a).orElseThrow(() -> missing("a"));
    String second = Parameters.text("b", b).orElseThrow(() -> missing("b"));
    if (first.equals(second)) {
      throw ProblemException.badParameter("b", second, "another account than 'a'");
    }
    ComparisonQueries.Compared compared =
        comparisons.compare(first, second, Parameters.period(since, until));
    return ComparisonView.of(first, second, compared);
  }

  private static ProblemException missing(String parameter) {
    return ProblemException.badFields(
        List.of(
            new Problem.FieldError(parameter, "is missing: it must be the name of an account")));
  }
}
