// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.execution.ExecutionConfig;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** How things stand now, once or as it changes. */
@Path("/api/v1")
@Tag(name = "Live")
public final class LiveResource {
  private static final Duration TURN = Duration.ofMillis(50);

  /**
   * So often a reader hears something, or it could not tell a still tape from a dead connection.
   */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(1);

  private final NowPulse pulse;
  private final NowBoard board;
  private final NowLedger ledger;
  private final int beatEvery;

  LiveResource(NowPulse pulse, NowBoard board, NowLedger ledger, ExecutionConfig config) {
    this.pulse = pulse;
    this.board = board;
    this.ledger = ledger;
    this.beatEvery = Math.toIntExact(Math.max(1, heartbeat(config).dividedBy(TURN)));
  }

  private static Duration heartbeat(ExecutionConfig config) {
    Duration wanted = config.stream().heartbeat();
    return wanted.compareTo(LONGEST_SILENCE) < 0 ? wanted : LONGEST_SILENCE;
  }

  /** How things stand now. */
  @GET
  @Path("/now")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "How things stand now: index, live markets, accounts and positions",
      description =
          "Index and markets by the end of the tape, as it comes, on leader and standby alike;"
              + " accounts and positions by the ledger, valued at the market's bids: `ifClosedNow`"
              + " and `equity` sell what is held level by level, from the best bid down, less the"
              + " fee; contracts that the levels do not cover count at the last of them. Where the"
              + " ledger waits, `ledgerOffset` and `ledgerTime` stay behind `tapeOffset` and"
              + " `tapeTime`.")
  public Now now() {
    return board.now(ledger.read(), OptionalLong.empty());
  }

  /** The same, whenever it changes. */
  @GET
  @Path("/live")
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.TEXT_PLAIN)
  @Operation(
      summary = "How things stand, as server-sent events",
      description =
          "Event `now` at once and whenever something changed, at most four times a second; its"
              + " data are what `now` answers. A reader that is slow is told less often, and"
              + " always the newest. A comment is sent in each second in which nothing happens, so"
              + " that a tape that stands still can be told from a connection that does.")
  @APIResponse(
      responseCode = "200",
      description = "Events without end",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = Now.class)))
  public Multi<OutboundSseEvent> live(@Context Sse sse) {
    pulse.enter();
    Reader reader = new Reader(sse);
    return Multi.createBy()
        .repeating()
        .uni(reader::turn)
        .indefinitely()
        .filter(Optional::isPresent)
        .map(Optional::get)
        .onTermination()
        .invoke(pulse::leave);
  }

  /** One reader: knows what it was told last. */
  private final class Reader {
    private final Sse sse;
    private long told = -1;
    private int quiet;

    private Reader(Sse sse) {
      this.sse = sse;
    }

    private Uni<Optional<OutboundSseEvent>> turn() {
      NowPulse.Beat beat = pulse.latest();
      if (beat.number() != told && !beat.json().isEmpty()) {
        told = beat.number();
        quiet = 0;
        return Uni.createFrom().item(Optional.of(event(beat)));
      }
      quiet = (quiet + 1) % beatEvery;
      Optional<OutboundSseEvent> sign =
          quiet == 0
              ? Optional.of(sse.newEventBuilder().comment("still here").build())
              : Optional.empty();
      return Uni.createFrom().item(sign).onItem().delayIt().by(TURN);
    }

    private OutboundSseEvent event(NowPulse.Beat beat) {
      return sse.newEventBuilder()
          .name("now")
          .mediaType(MediaType.TEXT_PLAIN_TYPE)
          .data(String.class, beat.json())
          .build();
    }
  }
}
