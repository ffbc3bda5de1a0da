// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.api;

import io.flashpaper.feed.desk.AuditTally;
import io.flashpaper.feed.desk.DeskStatus;
import io.flashpaper.feed.tape.LatestStatus;
import io.flashpaper.feed.tape.Leadership;
import io.flashpaper.feed.tape.TapeOutput;
import io.flashpaper.model.time.ScaledClock;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the feed fares. */
@Path("/api/v1/feeds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Feeds")
public final class FeedsResource {
  private final ScaledClock clock;
  private final Leadership leadership;
  private final TapeOutput output;
  private final LatestStatus latest;
  private final VenueReport venues;
  private final Counted counted;

  FeedsResource(
      ScaledClock clock,
      Leadership leadership,
      TapeOutput output,
      LatestStatus latest,
      VenueReport venues,
      Counted counted) {
    this.clock = clock;
    this.leadership = leadership;
    this.output = output;
    this.latest = latest;
    this.venues = venues;
    this.counted = counted;
  }

  /** Venues, markets, index and tape. */
  @GET
  @Operation(
      summary = "How each venue is reached, how far each market can be trusted, and the index",
      description =
          "As the ordered thread knew it a quarter of a second ago at most. Times are world time;"
              + " prices are decimal strings in dollars. A process that does not lead knows only"
              + " its role.")
  public Feeds feeds() {
    long nowMs = clock.millis();
    Optional<DeskStatus> status = latest.status();
    return new Feeds(
        When.of(nowMs),
        leadership.role().name(),
        status.map(s -> venues.of(s, nowMs)).orElse(List.of()),
        status.stream()
            .flatMap(s -> s.markets().stream())
            .map(market -> MarketReport.of(market, nowMs))
            .toList(),
        status.map(FeedsResource::audits).orElse(null),
        status.map(s -> IndexReport.of(s.index())).orElse(null),
        tape(status),
        counted.by("flashpaper.feed.refused.frames", "reason"));
  }

  private static Feeds.AuditTotals audits(DeskStatus status) {
    AuditTally all = status.audits();
    return new Feeds.AuditTotals(
        all.agreed(), all.disagreed(), all.inconclusive(), status.contradictions());
  }

  private Feeds.Tape tape(Optional<DeskStatus> status) {
    return new Feeds.Tape(
        output.isWritable(),
        counted.total("flashpaper.feed.tape.events"),
        counted.gauge("flashpaper.feed.queue.length"),
        counted.by("flashpaper.feed.queue.conflated", "kind"),
        counted.by("flashpaper.feed.queue.dropped", "kind"),
        status.map(s -> When.of(s.lastWrittenMs())).orElse(null),
        When.of(output.acknowledgedMs()));
  }
}
