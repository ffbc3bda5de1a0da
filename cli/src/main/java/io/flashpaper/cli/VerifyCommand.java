// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.run.PluginFolder;
import io.flashpaper.cli.run.StackFile;
import io.flashpaper.cli.run.WallClock;
import io.flashpaper.replay.verify.Database;
import io.flashpaper.replay.verify.FileRecording;
import io.flashpaper.replay.verify.KafkaRecording;
import io.flashpaper.replay.verify.RecordedConfiguration;
import io.flashpaper.replay.verify.Recording;
import io.flashpaper.replay.verify.Verification;
import io.flashpaper.replay.verify.Verification.Period;
import io.flashpaper.replay.verify.VerificationLog;
import io.flashpaper.replay.verify.VerifyException;
import io.flashpaper.replay.verify.VerifyJson;
import io.flashpaper.replay.verify.VerifyReport;
import io.flashpaper.replay.verify.VerifyText;
import io.flashpaper.stack.RepositoryLayout;
import io.flashpaper.stack.StackException;
import io.flashpaper.strategy.loader.AllowedPlugins;
import io.flashpaper.tapefiles.read.TapeFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Replays what a stack recorded and compares it with its ledger. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Replays what the running stack recorded, with the configuration, plugin versions and"
          + " commands",
      "on record, and compares what that stores with the ledger, row by row. Exit status 0 if all"
          + " of",
      "it is identical, 1 at the first difference. The stack goes on meanwhile."
    },
    footer = {
      "  ./flashpaper verify",
      "  ./flashpaper verify --from 2026-11-22T00:00:00Z",
      "  ./flashpaper verify --schema shard_1",
      "  ./flashpaper verify --tape recordings --database jdbc:postgresql://db/flashpaper --user me"
    },
    exitCodeList = "1:something differs, or nothing could be compared")
final class VerifyCommand implements Callable<Integer> {
  private static final String PASSWORD_VARIABLE = "FLASHPAPER_DATABASE_PASSWORD";
  private static final String LOCAL = "flashpaper";

  @Mixin private LocalOptions options = new LocalOptions();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Begin at the last daily checkpoint at or before this time, as UTC.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "End at the first daily checkpoint at or after this time, as UTC.")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--since-last",
      description =
          "Begin at the last daily checkpoint before what was verified last, and keep it if nothing"
              + " can be verified.")
  private boolean sinceLast;

  @Option(
      names = "--tape",
      paramLabel = "DIR",
      description = "Recorded files to replay, instead of the broker's topics.")
  private Optional<Path> tape = Optional.empty();

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "The ledger's database, as JDBC names it; the stack's own without it.")
  private Optional<String> database = Optional.empty();

  @Option(
      names = "--schema",
      defaultValue = Database.USUAL_SCHEMA,
      paramLabel = "NAME",
      description =
          "The ledger's schema in it: shard_1 for shard 1 of several; ${DEFAULT-VALUE} by default.")
  private String schema = Database.USUAL_SCHEMA;

  @Option(
      names = "--user",
      defaultValue = LOCAL,
      paramLabel = "NAME",
      description =
          "Who may make a schema there; the password is taken from "
              + PASSWORD_VARIABLE
              + ", or the file that "
              + PASSWORD_VARIABLE
              + "_FILE names.")
  private String user = LOCAL;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "The broker to read from; the stack's own without it.")
  private Optional<String> kafka = Optional.empty();

  @Mixin private KafkaOption kafkaSettings = new KafkaOption();

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "The plugin folder, in which jars that ran are kept.")
  private Optional<Path> plugins = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Database ledger = ledger();
    VerificationLog log = new VerificationLog(ledger);
    Path store =
        PluginFolder.kept(plugins.orElseGet(() -> PluginFolder.path(RepositoryLayout.find())));
    Clock clock = WallClock.utc();
    Instant started = clock.instant();
    try {
      Period period = new Period(begin(log), time("--to", to));
      VerifyReport report =
          new Verification(
                  ledger,
                  recording(log.shard()),
                  new RecordedConfiguration(store, AllowedPlugins.of(System.getenv())))
              .run(period, _ -> {});
      log.add(started, clock.instant(), report);
      print(report);
      return report.isIdentical() ? 0 : 1;
    } catch (VerifyException | IllegalArgumentException missing) {
      String problem = String.valueOf(missing.getMessage());
      if (sinceLast) {
        keep(log, started, clock.instant(), problem);
      }
      throw new StackException(problem, missing);
    } catch (SQLException away) {
      throw new StackException("the outcome cannot be kept: " + away.getMessage(), away);
    }
  }

  private OptionalLong begin(VerificationLog log) throws SQLException {
    return sinceLast && from.isEmpty() ? log.verifiedUpTo() : time("--from", from);
  }

  private static void keep(VerificationLog log, Instant started, Instant ended, String problem) {
    try {
      log.add(started, ended, problem);
    } catch (SQLException away) {
      throw new StackException(
          "%s; nor can that be kept: %s".formatted(problem, away.getMessage()), away);
    }
  }

  private void print(VerifyReport report) {
    PrintWriter out = spec.commandLine().getOut();
    if (options.json()) {
      out.println(VerifyJson.of(report).toPrettyString());
    } else {
      VerifyText.lines(report).forEach(out::println);
    }
    out.flush();
  }

  private OptionalLong time(String option, Optional<String> text) {
    try {
      return text.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(Instant.parse(text.get()).toEpochMilli());
    } catch (DateTimeParseException wrong) {
      throw new ParameterException(
          spec.commandLine(),
          "%s '%s' is no time: write it as 2026-11-22T00:00:00Z".formatted(option, text.get()),
          wrong);
    }
  }

  private Database ledger() {
    return new Database(
        database.orElseGet(this::ownDatabase), user, password(System.getenv()), schema);
  }

  private static String password(Map<String, String> environment) {
    String file = environment.getOrDefault(PASSWORD_VARIABLE + "_FILE", "");
    if (file.isEmpty()) {
      return environment.getOrDefault(PASSWORD_VARIABLE, LOCAL);
    }
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException unreadable) {
      throw new StackException(
          "%s_FILE: %s cannot be read".formatted(PASSWORD_VARIABLE, file), unreadable);
    }
  }

  private String ownDatabase() {
    String own = options.stack().database();
    if (own.isEmpty()) {
      throw new StackException(
          "The running stack does not say where its database is: name it with --database.");
    }
    return own;
  }

  private Recording recording(int shard) throws IOException {
    if (tape.isEmpty()) {
      return new KafkaRecording(kafkaSettings.cluster(kafka, () -> stack().kafka()), shard);
    }
    try {
      return new FileRecording(
          TapeFiles.of(List.of(tape.get()), notice -> spec.commandLine().getErr().println(notice)),
          tape.get().toString(),
          shard);
    } catch (UncheckedIOException unreadable) {
      throw new StackException("Cannot read the tape files of " + tape.get(), unreadable);
    }
  }

  private StackFile stack() {
    return options.stack();
  }
}
