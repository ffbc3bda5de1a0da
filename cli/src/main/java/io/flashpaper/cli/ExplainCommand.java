// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.cli.explain.Explanation;
import io.flashpaper.cli.explain.Story;
import io.flashpaper.cli.run.StackClient;
import io.flashpaper.kafka.KafkaCluster;
import io.flashpaper.replay.verify.FileRecording;
import io.flashpaper.replay.verify.KafkaRecording;
import io.flashpaper.replay.verify.Recording;
import io.flashpaper.tapefiles.read.TapeFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The story of one trade. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Tells the story of a trade: what the market did, what the strategy saw and why it decided,",
      "what the book offered, how size and fee came about, how it ended. From the ledger of the",
      "running stack and its tape."
    },
    footer = {
      "  ./flashpaper explain main:KXBTC15M-26NOV221200-00:200",
      "  ./flashpaper explain last --svg trade.svg"
    })
final class ExplainCommand implements Callable<Integer> {
  private static final int USUAL_WIDTH = 100;

  /** A story is told from the tape, which all shards share. */
  private static final int ANY_SHARD = 0;

  @Mixin private RunningOptions options = new RunningOptions();

  @Parameters(
      paramLabel = "TRADE",
      description = "Its id, as ./flashpaper trades --json shows it; last for the latest.")
  private String trade = "";

  @Option(
      names = "--tape",
      paramLabel = "DIR",
      description = "Recorded files to read the tape from, instead of the stack's broker.")
  private Optional<Path> tape = Optional.empty();

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Write the chart to this file too, as SVG.")
  private Optional<Path> svg = Optional.empty();

  @Option(
      names = "--minutes",
      defaultValue = "3",
      paramLabel = "N",
      description = "How much of the tape before the decision; ${DEFAULT-VALUE} by default.")
  private int minutes;

  @Option(names = "--ascii", description = "Draw with plain ASCII characters.")
  private boolean ascii;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    try (StackClient client = options.client()) {
      JsonNode evidence = client.tradeJson(client.tradeId(trade));
      Story story = Story.of(evidence, recording(), Duration.ofMinutes(minutes));
      Explanation explanation = new Explanation(story);
      svg.ifPresent(file -> write(file, explanation.svg()));
      PrintWriter out = spec.commandLine().getOut();
      if (options.json()) {
        out.println(json(evidence, explanation).toPrettyString());
      } else {
        explanation.lines(style()).forEach(out::println);
      }
      out.flush();
      return 0;
    }
  }

  private Recording recording() {
    if (tape.isEmpty()) {
      if (options.isElsewhere()) {
        throw new ParameterException(
            spec.commandLine(), "with --url, say where the recorded files are with --tape DIR");
      }
      return new KafkaRecording(KafkaCluster.at(options.stack().kafka()), ANY_SHARD);
    }
    try {
      return new FileRecording(
          TapeFiles.of(List.of(tape.get()), notice -> spec.commandLine().getErr().println(notice)),
          tape.get().toString(),
          ANY_SHARD);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the tape files of " + tape.get(), unreadable);
    }
  }

  private Explanation.Style style() {
    return Explanation.Style.of(ascii, USUAL_WIDTH, System.getenv());
  }

  private static ObjectNode json(JsonNode evidence, Explanation explanation) {
    ObjectNode answer = evidence.deepCopy();
    answer.set("path", explanation.json());
    return answer;
  }

  private static void write(Path file, String svg) {
    try {
      Files.writeString(file, svg);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write " + file, failed);
    }
  }
}
