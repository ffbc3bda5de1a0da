// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.run.PluginFolder;
import io.flashpaper.cli.run.StopSignal;
import io.flashpaper.cli.sweep.SweepSession;
import io.flashpaper.cli.sweep.workers.WorkTopics;
import io.flashpaper.cli.sweep.workers.Workbench;
import io.flashpaper.cli.sweep.workers.WorkerTeam;
import io.flashpaper.stack.RepositoryLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Does replays for a sweep elsewhere. */
@Command(
    name = "sweep-worker",
    mixinStandardHelpOptions = true,
    description = {
      "Takes replays from the topic of a ./flashpaper sweep --workers-topic, on this or",
      "any other machine, until it is stopped. It needs the sweep's tape files (found",
      "by their SHA-256), its plugins, and a build of the same source. A worker may come",
      "and go at any time, also by a crash: what it had is done by another."
    },
    footer = {
      "  ./flashpaper sweep-worker --workers-topic jobs --bootstrap-servers kafka:9092 --tapes"
          + " recordings"
    })
final class SweepWorkerCommand implements Callable<Integer> {
  @Option(
      names = "--workers-topic",
      required = true,
      paramLabel = "NAME",
      description = "The sweep's topic of jobs.")
  private String topic = "";

  @Option(
      names = "--bootstrap-servers",
      required = true,
      paramLabel = "HOST:PORT",
      description = "The Kafka it is on.")
  private String bootstrapServers = "";

  @Mixin private KafkaOption kafka = new KafkaOption();

  @Option(
      names = "--tapes",
      required = true,
      paramLabel = "DIR",
      description = "Where the tape files are, or beneath it.")
  private Path tapes = Path.of("");

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "Where the strategies' jars are; by default those of the demo.")
  private Optional<Path> plugins = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many replays run at once; by default as many as there are cores.")
  private Optional<Integer> threads = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(tapes)) {
      throw new ParameterException(spec.commandLine(), "there is no directory " + tapes);
    }
    StopSignal.listen();
    Path folder =
        plugins.isPresent() ? plugins.get() : PluginFolder.prepare(RepositoryLayout.find());
    int count = threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    System.err.println("Waiting for jobs on " + topic + "; Ctrl-C ends it.");
    try (WorkerTeam team =
        new WorkerTeam(
            new WorkTopics(kafka.at(bootstrapServers), topic),
            new Workbench(tapes, folder, SweepSession.recordsThatFit()),
            count,
            result -> System.err.println("Done: job " + result.job().id()))) {
      team.run();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    } catch (InterruptedException stopped) {
      System.err.println("Stopped: what was not done is left to others.");
    }
    return 0;
  }
}
