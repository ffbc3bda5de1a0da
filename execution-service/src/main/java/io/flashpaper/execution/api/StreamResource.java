// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.execution.ExecutionConfig;
import io.flashpaper.ledger.json.LedgerJson;
import io.flashpaper.ledger.store.Outbox;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's entries as they are committed. Read from the database by each reader at its own
 * pace, so any instance of the service can serve any reader, whoever keeps the ledger.
 */
@Path("/api/v1/stream")
@Tag(name = "Stream")
public final class StreamResource {
  private static final Duration TURN = Duration.ofMillis(200);

  private final StreamReaders readers;
  private final Outbox outbox;
  private final int mostReaders;
  private final int beatEvery;

  StreamResource(StreamReaders readers, Outbox outbox, ExecutionConfig config) {
    this.readers = readers;
    this.outbox = outbox;
    this.mostReaders = config.stream().maxReaders();
    this.beatEvery = Math.toIntExact(Math.max(1, config.stream().heartbeat().dividedBy(TURN)));
  }

  /** Entries as they are committed. */
  @GET
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.TEXT_PLAIN)
  @Operation(
      summary = "The ledger's entries as they are committed, as server-sent events",
      description =
          "Each event's `id` is the entry's number, its name the entry's type, its data the message"
              + " of topic ledger (AsyncAPI describes it). The first event, `position`, says where"
              + " it begins. With `Last-Event-ID` it goes on right after that entry, also after a"
              + " restart: nothing is lost or repeated. A reader that fell so far behind that"
              + " entries are gone gets the event `lost`, with the oldest entry there is, and the"
              + " stream ends; if it reconnects it goes on with that one. A comment is sent when"
              + " nothing happens.")
  public Multi<OutboundSseEvent> stream(
      @Context Sse sse,
      @HeaderParam("Last-Event-ID")
          @Parameter(description = "The last event that was seen", example = "4711")
          @Nullable String lastEventId,
      @QueryParam("after")
          @Parameter(
              description =
                  "Begin after this entry, where a header cannot be sent; without both, with the"
                      + " next one that is committed",
              example = "4711")
          @Nullable String after,
      @QueryParam("type")
          @Parameter(
              description = "Only entries of these types, separated by commas",
              example = "trade-opened,trade-closed")
          @Nullable String type,
      @QueryParam("account")
          @Parameter(description = "Only entries about this account", example = "main")
          @Nullable String account) {
    StreamFilter filter = new StreamFilter(types(type), Parameters.text("account", account));
    long position = position(lastEventId, after);
    if (!readers.enter(mostReaders)) {
      throw ProblemException.of(
          Problem.Kind.UNAVAILABLE,
          "%d readers are connected already (flashpaper.stream.max-readers); try again later"
              .formatted(mostReaders));
    }
    LedgerReader reader = new LedgerReader(outbox, filter, position, beatEvery);
    return Multi.createBy()
        .repeating()
        .uni(() -> turn(reader))
        .until(events -> events.isEmpty() && reader.isOver())
        .onItem()
        .<LedgerReader.Event>disjoint()
        .map(event -> event(sse, event))
        .onTermination()
        .invoke(readers::leave);
  }

  private static Uni<List<LedgerReader.Event>> turn(LedgerReader reader) {
    if (reader.isOver()) {
      return Uni.createFrom().item(List.of());
    }
    return Uni.createFrom()
        .item(() -> next(reader))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .onItem()
        .transformToUni(
            events ->
                events.isEmpty()
                    ? Uni.createFrom().item(events).onItem().delayIt().by(TURN)
                    : Uni.createFrom().item(events));
  }

  private static List<LedgerReader.Event> next(LedgerReader reader) {
    try {
      return reader.next();
    } catch (SQLException away) {
      throw ProblemException.databaseAway(away);
    }
  }

  private static OutboundSseEvent event(Sse sse, LedgerReader.Event event) {
    if (event.id().isEmpty()) {
      return sse.newEventBuilder().comment("still here").build();
    }
    return sse.newEventBuilder()
        .id(event.id().get().toString())
        .name(event.name())
        .mediaType(MediaType.TEXT_PLAIN_TYPE)
        .data(String.class, event.data())
        .build();
  }

  private long position(@Nullable String lastEventId, @Nullable String after) {
    Optional<Long> header = number("Last-Event-ID", lastEventId);
    Optional<Long> asked = number("after", after);
    return header.or(() -> asked).orElseGet(this::newest);
  }

  private long newest() {
    try {
      return outbox.progress().newest();
    } catch (SQLException away) {
      throw ProblemException.databaseAway(away);
    }
  }

  private static Optional<Long> number(String name, @Nullable String value) {
    if (value == null) {
      return Optional.empty();
    }
    String allowed = "the number of an entry, 0 or more";
    try {
      long number = Long.parseLong(value);
      if (number >= 0) {
        return Optional.of(number);
      }
    } catch (NumberFormatException notANumber) {
      throw ProblemException.badParameter(name, value, allowed);
    }
    throw ProblemException.badParameter(name, value, allowed);
  }

  private static Set<String> types(@Nullable String value) {
    if (value == null) {
      return Set.of();
    }
    Set<String> known = LedgerJson.types();
    Set<String> wanted = new TreeSet<>(List.of(value.split(",", -1)));
    if (!known.containsAll(wanted)) {
      throw ProblemException.badParameter(
          "type", value, "some of %s, separated by commas".formatted(String.join(", ", known)));
    }
    return wanted;
  }
}
