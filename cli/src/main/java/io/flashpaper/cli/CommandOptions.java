// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.cli.report.CommandText;
import io.flashpaper.cli.run.StackClient;
import io.flashpaper.stack.StackException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command to the running stack's accounts understands, and how it is given. */
final class CommandOptions {
  private static final int LOOKS = 100;
  private static final int LOOK_EVERY_MS = 100;

  @Mixin private RunningOptions running = new RunningOptions();

  @Option(
      names = "--reason",
      defaultValue = "",
      paramLabel = "TEXT",
      description = "Why; kept with the command.")
  private String reason = "";

  @Option(
      names = "--by",
      defaultValue = "${sys:user.name}",
      paramLabel = "NAME",
      description = "Who says so; ${DEFAULT-VALUE} by default.")
  private String by = "";

  /** Gives the command, waits until it took effect or was refused, and says so. */
  int give(String kind, String field, String value) throws InterruptedException {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("kind", kind);
    request.put("reason", reason).put("by", by);
    if (field.equals("all")) {
      request.put("all", true);
    } else {
      request.put(field, value);
    }
    try (StackClient client = running.client()) {
      JsonNode done = awaited(client, client.give(request));
      if (running.json()) {
        running.print(done);
      } else {
        running.print(List.of(CommandText.line(done)));
      }
      return done.path("status").asText().equals("APPLIED")
          ? ExitStatus.DONE.code()
          : ExitStatus.FAILED.code();
    }
  }

  private static JsonNode awaited(StackClient client, JsonNode given) throws InterruptedException {
    JsonNode now = given;
    for (int look = 0; look < LOOKS; look++) {
      if (!now.path("status").asText().equals("PENDING")) {
        return now;
      }
      CompletableFuture.runAsync(
              () -> {}, CompletableFuture.delayedExecutor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS))
          .join();
      now = client.command(given.path("id").asLong());
    }
    throw new StackException(
        StackException.Kind.AWAY,
        "Command %d is stored, but has not taken effect yet: it will when the tape and the database go on."
            .formatted(given.path("id").asLong()));
  }
}
