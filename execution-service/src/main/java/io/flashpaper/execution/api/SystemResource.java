// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.execution.DeadLetterShelf;
import io.flashpaper.execution.LiveStatus;
import io.flashpaper.execution.live.LiveMoment;
import io.flashpaper.execution.live.LiveTape;
import io.flashpaper.execution.live.PriceHistory;
import io.flashpaper.ledger.store.Outbox;
import io.flashpaper.tape.Shard;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How the service itself fares. */
@Path("/api/v1/system")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Status")
public final class SystemResource {
  private final LiveStatus status;
  private final LiveTape live;
  private final LedgerHead head;
  private final Outbox outbox;
  private final DeadLetterShelf deadLetters;
  private final VerificationQueries verifications;
  private final Shard shard;
  private final String version;

  SystemResource(
      LiveStatus status,
      LiveTape live,
      LedgerHead head,
      Outbox outbox,
      DeadLetterShelf deadLetters,
      VerificationQueries verifications,
      Shard shard,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.status = status;
    this.live = live;
    this.head = head;
    this.outbox = outbox;
    this.deadLetters = deadLetters;
    this.verifications = verifications;
    this.shard = shard;
    this.version = version;
  }

  /** Where each part of the way from tape to ledger is. */
  @Schema(name = "SystemAnswer")
  public record Answer(
      @Schema(description = "LEADER keeps the ledger, STANDBY takes over, WAITING can do neither")
          Role role,
      @Schema(description = "Why nothing is processed here; null while all is well")
          @Nullable String obstacle,
      @Schema(description = "Which share of the accounts, such as 0 of 1") String shard,
      Versions versions,
      Tape tape,
      @Schema(description = "How far the signal side has judged the tape") Place signals,
      @Schema(description = "How far the ledger is") Place ledger,
      OutboxState outbox,
      long deadLetters,
      @Nullable HistoryState history,
      VerificationQueries.@Nullable Verification verification) {}

  /** What an instance does. */
  public enum Role {
    /** It keeps the ledger. */
    LEADER,
    /** Another keeps it. */
    STANDBY,
    /** Something is missing. */
    WAITING
  }

  /** What runs. */
  public record Versions(String service, String java) {}

  /** The end of the tape. */
  @Schema(name = "SystemTape")
  public record Tape(
      @Schema(description = "The last event that was seen; -1 before the first") long offset,
      @Nullable String time,
      @Schema(description = "When it came here, ms ago in real time") @Nullable Long heardAgoMs) {}

  /** A place on the tape, and how far behind its end that is. */
  @Schema(name = "SystemPlace")
  public record Place(
      @Schema(description = "-1 before the first") long tapeOffset,
      @Nullable String time,
      @Schema(description = "Offsets behind, among which are some that hold no event")
          long lagRecords,
      @Schema(description = "Tape time behind") long lagMs) {}

  /** What waits to be published on topic ledger. */
  @Schema(name = "SystemOutbox")
  public record OutboxState(long newest, long published, long waiting) {}

  /** The prices that are kept for charts. */
  @Schema(name = "SystemHistory")
  public record HistoryState(
      String from,
      String to,
      int markets,
      long bytes,
      @Schema(description = "Whether all that is to be kept was read again since the start")
          boolean whole) {}

  /** How the service itself fares. */
  @GET
  @Operation(
      summary = "Role, versions, lag, outbox and what was verified last",
      description =
          "How far the signal side and the ledger are behind the end of the tape, in offsets and in"
              + " tape time; the same on leader and standby.")
  public Answer system() {
    LiveMoment end = live.latest();
    LedgerHead.Head stored = head.now();
    return new Answer(
        role(),
        status.obstacle().isEmpty() ? null : status.obstacle(),
        shard.toString(),
        new Versions(version, Runtime.version().toString()),
        new Tape(
            end.offset(),
            time(end.offset(), end.timeMs()),
            live.heardAgo().map(Duration::toMillis).orElse(null)),
        place(live.progress().tapeOffset(), live.progress().timeMs(), end),
        place(stored.tapeOffset(), stored.tapeTimeMs(), end),
        outboxState(),
        deadLetters.contents().count(),
        live.history().extent().map(this::history).orElse(null),
        verifications.latest());
  }

  private Role role() {
    return status.isStandby()
        ? Role.STANDBY
        : status.obstacle().isEmpty() ? Role.LEADER : Role.WAITING;
  }

  private static Place place(long offset, long timeMs, LiveMoment end) {
    boolean isKnown = offset >= 0 && end.offset() >= 0;
    return new Place(
        offset,
        time(offset, timeMs),
        isKnown ? Math.max(0, end.offset() - offset) : 0,
        isKnown ? Math.max(0, end.timeMs() - timeMs) : 0);
  }

  private static @Nullable String time(long offset, long timeMs) {
    return offset < 0 ? null : Instant.ofEpochMilli(timeMs).toString();
  }

  private OutboxState outboxState() {
    try {
      Outbox.Progress progress = outbox.progress();
      return new OutboxState(
          progress.newest(), progress.published(), progress.newest() - progress.published());
    } catch (SQLException away) {
      throw ProblemException.databaseAway(away);
    }
  }

  private HistoryState history(PriceHistory.Extent kept) {
    return new HistoryState(
        Instant.ofEpochMilli(kept.fromMs()).toString(),
        Instant.ofEpochMilli(kept.toMs()).toString(),
        kept.markets(),
        kept.bytes(),
        live.isHistoryWhole());
  }
}
