// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.cli.run.StopSignal;
import io.flashpaper.cli.run.TapeRecording;
import io.flashpaper.cli.run.WallClock;
import io.flashpaper.stack.RepositoryLayout;
import io.flashpaper.tape.Topic;
import io.flashpaper.tapefiles.format.FileEntry;
import io.flashpaper.tapefiles.format.Manifest;
import io.flashpaper.tapefiles.format.ManifestFile;
import io.flashpaper.tapefiles.record.RecordSettings;
import io.flashpaper.tapefiles.record.Recorder;
import io.flashpaper.tapefiles.write.WriteSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The topics of a stack as files. */
@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    description = {
      "Records the topics tape, signals and ledger as files: one per topic and UTC day, and a"
          + " manifest.",
      "demo and live do it by themselves, in the folder tape/ of their data folder.",
      "Going on with a directory completes it; docs/tape-files.md tells how to read it."
    },
    footer = {
      "  ./flashpaper record",
      "  ./flashpaper record --dir recordings --keep 30",
      "  ./flashpaper record --once --bootstrap-servers kafka:9092"
    })
final class RecordCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMillis(500);

  @Mixin private LocalOptions options = new LocalOptions();

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "Kafka's address; without it, the running stack's.")
  private Optional<String> bootstrapServers = Optional.empty();

  @Mixin private KafkaOption kafka = new KafkaOption();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Where the files go; .flashpaper/tape by default.")
  private @Nullable Path directory;

  @Option(
      names = "--keep",
      defaultValue = "0",
      paramLabel = "DAYS",
      description = "Days of tape time to keep, today's among them; all by default.")
  private int keepDays;

  @Option(names = "--once", description = "End when everything is recorded that is there now.")
  private boolean once;

  @Override
  public Integer call() throws IOException {
    RecordSettings settings =
        new RecordSettings(
            kafka.cluster(bootstrapServers, () -> options.stack().kafka()),
            directory == null ? RepositoryLayout.find().workDir().resolve("tape") : directory,
            new WriteSettings(Topic.UNDERLYING, Main.VERSION, keepDays),
            RecordSettings.FLUSH_EVERY);
    if (once) {
      recordOnce(settings);
    } else if (!recordOn(settings)) {
      return 1;
    }
    print(settings.directory());
    return 0;
  }

  private static void recordOnce(RecordSettings settings) throws IOException {
    try (Recorder recorder = Recorder.open(settings, WallClock.utc(), System.err::println)) {
      recorder.recordToTheEnd(PATIENCE);
    }
  }

  /** Whether it went on until the user ended it. */
  private static boolean recordOn(RecordSettings settings) {
    System.err.println("Recording into " + settings.directory() + ". Ctrl-C ends it.");
    StopSignal stop = StopSignal.listen();
    try (TapeRecording recording =
        TapeRecording.start(settings, WallClock.utc(), System.err::println)) {
      return recording.awaitEnd(stop);
    }
  }

  private void print(Path directory) throws IOException {
    Manifest manifest = ManifestFile.read(directory).orElseGet(Manifest::empty);
    if (options.json()) {
      System.out.println(json(manifest));
      return;
    }
    for (String line : lines(manifest.files())) {
      System.out.println(line);
    }
    System.out.println("in " + directory);
  }

  private static String json(Manifest manifest) throws JsonProcessingException {
    return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(manifest);
  }

  private static List<String> lines(List<FileEntry> files) {
    return files.stream()
        .map(
            file ->
                String.format(
                    Locale.ROOT,
                    "%-40s %,12d records, %,8d kB, offsets %d to %d",
                    file.file(),
                    file.records(),
                    (file.bytes() + 999) / 1000,
                    file.firstOffset(),
                    file.lastOffset()))
        .toList();
  }
}
