// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.cli.report.CommandText;
import io.flashpaper.cli.run.CommandPost;
import io.flashpaper.cli.run.CommandPost.Known;
import io.flashpaper.cli.run.KeyEntropy;
import io.flashpaper.cli.run.StackClient;
import io.flashpaper.cli.run.WallClock;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command to the running stack's accounts understands, and how it is given. */
final class CommandOptions {
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

  @Option(
      names = "--wait",
      paramLabel = "SPAN",
      defaultValue = "10s",
      converter = Spans.class,
      description =
          "How long to wait until it took effect, such as 0s or 2m; ${DEFAULT-VALUE} by default.")
  private Duration patience = Duration.ZERO;

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
      CommandPost post = new CommandPost(client, WallClock.utc(), patience);
      Known known = post.follow(post.give(request, KeyEntropy.commandKey()));
      show(known);
      return status(known).code();
    }
  }

  private void show(Known known) {
    known.problem().ifPresent(running::warn);
    if (running.json()) {
      running.print(known.command());
    } else {
      running.print(List.of(CommandText.line(known.command())));
    }
  }

  private static ExitStatus status(Known known) {
    return switch (known.command().path("status").asText()) {
      case "APPLIED" -> ExitStatus.DONE;
      case "PENDING" -> ExitStatus.STORED;
      default -> ExitStatus.FAILED;
    };
  }
}
