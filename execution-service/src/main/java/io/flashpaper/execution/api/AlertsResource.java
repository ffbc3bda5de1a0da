// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.alerts.ChannelStatus;
import io.flashpaper.execution.alerts.AlertDesk;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who is told what happens, and whether it arrives. */
@Path("/api/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Alerts")
public final class AlertsResource {
  private final AlertDesk desk;

  AlertsResource(AlertDesk desk) {
    this.desk = desk;
  }

  /** How the channels do. */
  public record AlertChannels(List<AlertChannel> channels) {}

  /**
   * How a channel does, since the service started.
   *
   * @param sent messages that arrived
   * @param waiting messages that will be sent
   * @param lost messages given up, or left out since too many waited
   * @param problem why the last one did not arrive; blank if it did
   */
  public record AlertChannel(
      String name, String kind, long sent, long waiting, long lost, String problem) {}

  /** What came of a test. */
  public record AlertTests(List<AlertTest> channels) {}

  /**
   * What came of it with one channel.
   *
   * @param problem why the message did not arrive; blank if it did
   */
  public record AlertTest(String channel, String problem) {}

  /** The channels. */
  @GET
  @Operation(
      summary = "The channels that alerts go out by",
      description =
          "How many messages arrived, wait and were lost since the service started, and why the"
              + " last one did not arrive.")
  public AlertChannels channels() {
    return new AlertChannels(desk.alerts().status().stream().map(AlertsResource::view).toList());
  }

  private static AlertChannel view(ChannelStatus status) {
    return new AlertChannel(
        status.name(),
        status.kind(),
        status.sent(),
        status.waiting(),
        status.lost(),
        status.problem());
  }

  /** Tries them. */
  @POST
  @Path("/test")
  @Operation(
      summary = "Sends a message to each channel",
      description = "Answers when all have answered: which it reached, and why not the others.")
  @APIResponse(
      responseCode = "200",
      description = "What came of it",
      content =
          @Content(
              schema = @Schema(implementation = AlertTests.class),
              example =
                  """
                  {"channels": [{"channel": "phone", "problem": ""}, {"channel": "bot", "problem": "it answered 401"}]}\
                  """))
  public AlertTests test() throws InterruptedException {
    return new AlertTests(
        desk.alerts().test().stream()
            .map(tested -> new AlertTest(tested.channel(), tested.problem()))
            .toList());
  }
}
