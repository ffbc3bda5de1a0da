// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.execution.live.LiveTape;
import io.flashpaper.execution.live.OldPrices;
import io.flashpaper.execution.live.PriceArchive;
import io.flashpaper.execution.live.PriceHistory;
import io.flashpaper.execution.live.Series;
import io.flashpaper.execution.live.Stretch;
import io.flashpaper.execution.live.Thinning;
import io.flashpaper.execution.live.UnreadStretchException;
import io.flashpaper.model.Market;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
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

/** Prices, for charts. */
@Path("/api/v1/history")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Live")
public final class HistoryResource {
  private static final long USUAL_MS = Duration.ofMinutes(15).toMillis();

  private final LiveTape live;
  private final PriceArchive archive;

  HistoryResource(LiveTape live, PriceArchive archive) {
    this.live = live;
    this.archive = archive;
  }

  /** Columns of numbers for drawing, never for reckoning with; null where nothing is known. */
  public record History(
      long fromMs,
      long toMs,
      @Nullable String market,
      @Schema(description = "The first second that is kept in memory") @Nullable Long keptFromMs,
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

  /** Prices of the last hours, and of any two hours before. */
  @GET
  @Blocking
  @Operation(
      summary = "Index and a market's best prices, for charts",
      description =
          "One row a second of tape time, thinned to so many points that no extreme is lost: a"
              + " flash crash of one second stays. Without `market` the index alone. The last eight"
              + " hours are kept in memory, which is read from the tape again after a restart, the"
              + " latest hour first. What is not kept, ended five minutes ago and is no longer than"
              + " two hours is read from the tape when it is asked for, which may take seconds: one"
              + " at a time, the latest eight are kept. Where that cannot be done now the answer is"
              + " 503 and says what to do.")
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
    return history(new Stretch(fromMs, toMs, ticker), most);
  }

  private History history(Stretch asked, int most) {
    Optional<OldPrices> old = old(asked);
    PriceHistory prices = old.map(OldPrices::prices).orElseGet(live::history);
    Optional<String> ticker = asked.ticker();
    Series series = prices.read(asked.fromMs(), asked.toMs(), ticker);
    int columns = ticker.isPresent() ? series.columns().length : 1;
    BitSet rows = Thinning.rows(Arrays.copyOf(series.columns(), columns), most);
    Optional<Market> known = ticker.flatMap(prices::market);
    Optional<PriceHistory.Extent> kept = live.history().extent();
    HistoryReason reason = new HistoryReason(asked, rows.isEmpty(), known.isPresent());
    return new History(
        asked.fromMs(),
        asked.toMs(),
        ticker.orElse(null),
        kept.map(PriceHistory.Extent::fromMs).orElse(null),
        live.isHistoryWhole(),
        rows.stream().mapToObj(series::timeMs).toList(),
        column(rows, series::btc),
        ticker.isEmpty() ? List.of() : column(rows, series::yesBid),
        ticker.isEmpty() ? List.of() : column(rows, series::yesAsk),
        ticker.isEmpty() ? List.of() : column(rows, series::fairValue),
        known.map(m -> NowMarkets.strike(m.strikeMicros())).orElse(null),
        known.map(Market::openTimeMs).orElse(null),
        known.map(Market::closeTimeMs).orElse(null),
        old.map(reason::of).orElseGet(() -> reason.of(kept)).orElse(null));
  }

  private Optional<OldPrices> old(Stretch asked) {
    try {
      return archive.find(asked);
    } catch (UnreadStretchException notNow) {
      throw ProblemException.of(Problem.Kind.UNAVAILABLE, notNow.sentence());
    }
  }

  private static List<@Nullable Double> column(BitSet rows, IntToDoubleFunction values) {
    return rows.stream()
        .mapToObj(row -> known(values.applyAsDouble(row)))
        .collect(Collectors.toList());
  }

  private static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
