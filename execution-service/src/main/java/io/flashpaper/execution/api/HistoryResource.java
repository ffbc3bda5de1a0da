// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.execution.live.LiveTape;
import io.flashpaper.execution.live.PriceHistory;
import io.flashpaper.execution.live.Series;
import io.flashpaper.execution.live.Thinning;
import io.flashpaper.model.Market;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The last hours, for charts. */
@Path("/api/v1/history")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Live")
public final class HistoryResource {
  private static final long USUAL_MS = Duration.ofMinutes(15).toMillis();

  private final LiveTape live;

  HistoryResource(LiveTape live) {
    this.live = live;
  }

  /** Columns of numbers for drawing, never for reckoning with; null where nothing is known. */
  public record History(
      long fromMs,
      long toMs,
      @Nullable String market,
      @Schema(description = "The first second that is kept") @Nullable Long keptFromMs,
      @Schema(description = "Whether all that is to be kept was read again since the start")
          boolean whole,
      @Schema(description = "Tape time of each row") List<Long> timesMs,
      @Schema(description = "The index in dollars") List<@Nullable Double> btc,
      @Schema(description = "The market's K, 0 to 1") List<@Nullable Double> yesBid,
      List<@Nullable Double> yesAsk,
      @Schema(description = "The probability of YES by the index") List<@Nullable Double> fairValue,
      @Schema(description = "The market's strike in dollars") @Nullable String strike,
      @Nullable Long openTimeMs,
      @Nullable Long closeTimeMs,
      @Schema(description = "Why there is nothing to draw; null if there is something")
          @Nullable String reason) {}

  /** Prices of the last hours. */
  @GET
  @Operation(
      summary = "Index and a market's best prices of the last eight hours, for charts",
      description =
          "One row a second of tape time, thinned to so many points that no extreme is lost: a"
              + " flash crash of one second stays. Without `market` the index alone. It is read"
              + " from the tape again after a restart, the latest hour first.")
  public History history(
      @QueryParam("from")
          @Parameter(
              description = "From this tape time on, ms; a quarter hour before 'to' unless given",
              example = "1795254300000")
          @Nullable String from,
      @QueryParam("to")
          @Parameter(
              description = "Up to this tape time, ms; the latest unless given",
              example = "1795255200000")
          @Nullable String to,
      @QueryParam("market") @Nullable String market,
      @QueryParam("points")
          @Parameter(description = "The most rows, 20 to 5000; 1000 unless given", example = "1000")
          @Nullable String points) {
    OptionalLong askedFrom = Parameters.epochMs("from", from);
    OptionalLong askedTo = Parameters.epochMs("to", to);
    Optional<String> ticker = Parameters.text("market", market);
    int most = Parameters.chartPoints(points);
    long toMs = askedTo.orElseGet(() -> live.latest().timeMs());
    long fromMs = askedFrom.orElse(Math.max(0, toMs - USUAL_MS));
    if (fromMs > toMs) {
      throw to == null
          ? ProblemException.badParameter("from", String.valueOf(from), "not after the latest")
          : ProblemException.badParameter("to", to, "not before 'from'");
    }
    return history(fromMs, toMs, ticker, most);
  }

  private History history(long fromMs, long toMs, Optional<String> ticker, int most) {
    PriceHistory kept = live.history();
    Series series = kept.read(fromMs, toMs, ticker);
    int columns = ticker.isPresent() ? series.columns().length : 1;
    BitSet rows = Thinning.rows(Arrays.copyOf(series.columns(), columns), most);
    Optional<Market> known = ticker.flatMap(kept::market);
    return new History(
        fromMs,
        toMs,
        ticker.orElse(null),
        kept.extent().map(PriceHistory.Extent::fromMs).orElse(null),
        live.isHistoryWhole(),
        rows.stream().mapToObj(series::timeMs).toList(),
        column(rows, series::btc),
        ticker.isEmpty() ? List.of() : column(rows, series::yesBid),
        ticker.isEmpty() ? List.of() : column(rows, series::yesAsk),
        ticker.isEmpty() ? List.of() : column(rows, series::fairValue),
        known.map(m -> NowMarkets.strike(m.strikeMicros())).orElse(null),
        known.map(Market::openTimeMs).orElse(null),
        known.map(Market::closeTimeMs).orElse(null),
        reason(rows, ticker, known));
  }

  private static List<@Nullable Double> column(BitSet rows, IntToDoubleFunction values) {
    return rows.stream()
        .mapToObj(row -> known(values.applyAsDouble(row)))
        .collect(Collectors.toList());
  }

  private static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private @Nullable String reason(BitSet rows, Optional<String> ticker, Optional<Market> known) {
    Optional<PriceHistory.Extent> kept = live.history().extent();
    if (kept.isEmpty()) {
      return "nothing was read of the tape yet";
    }
    String since = Instant.ofEpochMilli(kept.get().fromMs()).toString();
    if (ticker.isPresent() && known.isEmpty()) {
      return "there are no prices of market '%s': they are kept for %d hours of tape, now since %s"
          .formatted(ticker.get(), PriceHistory.KEPT.toHours(), since);
    }
    return rows.isEmpty()
        ? "nothing is kept of this time: prices are kept for %d hours of tape, now since %s"
            .formatted(PriceHistory.KEPT.toHours(), since)
        : null;
  }
}
