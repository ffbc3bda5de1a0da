// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.execution.CommandGiven;
import io.flashpaper.execution.api.CommandQueries.GivenCommand;
import io.flashpaper.execution.api.Problem.FieldError;
import io.flashpaper.execution.api.Problem.Kind;
import io.flashpaper.ledger.store.CommandStore;
import io.flashpaper.ledger.store.CommandStore.Given;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Commands to the accounts: given here, carried out between two tape events. */
@Path("/api/v1/commands")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Commands")
public final class CommandResource {
  private final CommandStore store;
  private final CommandQueries commands;
  private final OtherShards others;
  private final Event<CommandGiven> given;

  CommandResource(
      CommandStore store, CommandQueries commands, OtherShards others, Event<CommandGiven> given) {
    this.store = store;
    this.commands = commands;
    this.others = others;
    this.given = given;
  }

  public record Commands(List<GivenCommand> commands, @Nullable String next) implements Paged {}

  private enum Status {
    PENDING,
    APPLIED,
    REFUSED
  }

  /** Gives a command. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Gives a command: pause, resume, kill or close",
      description =
          "It is stored, and takes effect after a tape event and before the next; GET the location"
              + " until it is APPLIED or REFUSED. The same Idempotency-Key gives it once.")
  @APIResponse(
      responseCode = "202",
      description = "It is stored, or was with this key before",
      content = @Content(schema = @Schema(implementation = GivenCommand.class)))
  @APIResponse(responseCode = "400", description = "A field is wrong: 'errors' names it")
  @APIResponse(responseCode = "404", description = "The account is in another shard")
  @APIResponse(responseCode = "409", description = "The key was used for another command")
  public Response give(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable CommandRequest request) {
    if (request == null) {
      throw ProblemException.badFields(
          List.of(new FieldError("kind", "is missing: the body must be a JSON object")));
    }
    Given asked = request.given(Parameters.text("Idempotency-Key", key));
    asked.account().ifPresent(others::require);
    GivenCommand stored = commands.find(give(asked)).orElseThrow();
    if (!isOf(stored, asked)) {
      throw ProblemException.of(
          Kind.CONFLICT,
          "Idempotency-Key '%s' was used for another command, %d: take a new key for a new command"
              .formatted(key, stored.id()));
    }
    given.fire(new CommandGiven(stored.id()));
    return Response.accepted(stored)
        .location(URI.create("/api/v1/commands/" + stored.id()))
        .build();
  }

  private long give(Given asked) {
    try {
      return store.give(asked);
    } catch (SQLException away) {
      throw ProblemException.databaseAway(away);
    }
  }

  private static boolean isOf(GivenCommand stored, Given asked) {
    return stored.kind().equals(asked.kind().name())
        && Optional.ofNullable(stored.account()).equals(asked.account())
        && Optional.ofNullable(stored.trade()).equals(asked.trade())
        && stored.reason().equals(asked.reason())
        && stored.by().equals(asked.by());
  }

  /** The commands, the latest first. */
  @GET
  @Operation(
      summary = "The commands and what became of them, the latest first",
      description = "Who gave which command when, and after which tape event it took effect.")
  public Commands commands(
      @QueryParam("status") @Nullable String status,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Page<GivenCommand> page =
        commands.page(
            Parameters.word("status", status, Status.class).map(Status::name),
            Parameters.page(limit, cursor));
    return new Commands(page.items(), page.next());
  }

  /** One command. */
  @GET
  @Path("/{id}")
  @Operation(
      summary = "One command and what became of it",
      description = "PENDING until it is APPLIED, or REFUSED with the reason.")
  @APIResponse(responseCode = "404", description = "There is no such command")
  public GivenCommand command(@PathParam("id") String id) {
    Optional<GivenCommand> found =
        id.matches("[1-9]\\d{0,17}") ? commands.find(Long.parseLong(id)) : Optional.empty();
    return found.orElseThrow(() -> ProblemException.unknown("command", id));
  }
}
