// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.cli.run.StackFile;
import io.flashpaper.stack.FileTree;
import io.flashpaper.stack.RepositoryLayout;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every command of the guide, in its order and as it stands, in the hands of a reader. */
final class WritingAStrategyIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ROOT = RepositoryLayout.find().root();
  private static final String PORT_OF_THE_GUIDE = "127.0.0.1:8080";
  private static final String DECISIONS = "/api/v1/decisions?instance=my-idea";

  @Test
  void whoeverTypesEveryCommandEndsUpWithAStrategyThatDecides() throws Exception {
    List<Guide.Commands> guide = Guide.of(ROOT.resolve("docs/writing-a-strategy.md"));
    assertThat(guide).hasSizeGreaterThanOrEqualTo(6);
    Path folder = Files.createTempDirectory("writing-a-strategy-");
    try (WorkingCopy copy = WorkingCopy.of(ROOT, folder)) {
      StringBuilder said = new StringBuilder();
      for (Guide.Commands commands : guide) {
        if (commands.background()) {
          copy.leaveRunning(commands.text());
          copy.await("a stack", () -> stack(copy).isPresent());
        } else {
          said.append(copy.run(onItsPort(commands.text(), copy)));
        }
      }
      assertThat(said)
          .contains("my-idea: a new project in")
          .contains("\"strategy\":\"my_idea\"")
          .contains("\"reason\":\"DIP\"")
          .contains("\"reason\":\"NO_DIP\"");
      copy.await("a decision of my-idea", () -> !decisions(copy).isEmpty());
      assertThat(copy.run("./flashpaper strategies"))
          .containsPattern("my-idea +my_idea +1\\.0\\.0 +[0-9a-f]{12} +my-idea +running");
    }
    FileTree.delete(folder); // only after success: what went wrong is written there
  }

  private static String onItsPort(String commands, WorkingCopy copy) {
    return stack(copy)
        .map(found -> commands.replace(PORT_OF_THE_GUIDE, found.api().getAuthority()))
        .orElse(commands);
  }

  private static Optional<StackFile> stack(WorkingCopy copy) {
    return StackFile.running(copy.root().resolve(".flashpaper/demo"));
  }

  /** What the running stack counts of the new strategy's decisions. */
  private static JsonNode decisions(WorkingCopy copy) throws Exception {
    URI address = stack(copy).orElseThrow().api().resolve(DECISIONS);
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(address).build();
      String answer = http.send(request, BodyHandlers.ofString()).body();
      return JSON.readTree(answer).path("decisions");
    }
  }
}
