// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.run.StackFile;
import io.flashpaper.stack.RepositoryLayout;
import io.flashpaper.stack.StackException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command understands that needs a stack on this machine. */
final class LocalOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The stack's data folder; without it, the one stack that runs.")
  private @Nullable Path dataDir;

  @Option(names = "--json", description = "Print the answer as JSON.")
  private boolean json;

  boolean json() {
    return json;
  }

  /** Whether the user named a stack of this machine. */
  boolean isNamed() {
    return dataDir != null;
  }

  /** The running stack that is meant. */
  StackFile stack() {
    if (dataDir != null) {
      Path folder = dataDir;
      return StackFile.running(folder)
          .orElseThrow(
              () ->
                  away(
                      "No stack runs on %s. Start one with ./flashpaper demo --data %s"
                          .formatted(folder, folder)));
    }
    List<StackFile> running = StackFile.runningBeneath(RepositoryLayout.find().workDir());
    return switch (running.size()) {
      case 0 ->
          throw away(
              "No stack is running. Start one with ./flashpaper demo (or ./flashpaper live), or say"
                  + " where one is with --url.");
      case 1 -> running.getFirst();
      default ->
          throw new StackException(
              "%d stacks are running: say which one with --data FOLDER.".formatted(running.size()));
    };
  }

  private static StackException away(String sentence) {
    return new StackException(StackException.Kind.AWAY, sentence);
  }
}
