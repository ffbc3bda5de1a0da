// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import io.flashpaper.simulator.recording.RecordingException;
import io.flashpaper.simulator.world.Scenario;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program: prints one line {@code READY http://127.0.0.1:PORT} and runs until stopped. */
@Command(
    name = "venue-simulator",
    mixinStandardHelpOptions = true,
    version = "0.1.0",
    description = "Kalshi and four spot exchanges on loopback, speaking their real protocols.")
public final class SimulatorMain implements Callable<Integer> {
  private static final int BAD_ARGUMENT = 2;

  @Option(names = "--port", defaultValue = "0", description = "Port on 127.0.0.1, 0 for a free one")
  private int port;

  @Option(names = "--kalshi-key-id", description = "Key id that may open Kalshi's WebSocket")
  private @Nullable String kalshiKeyId;

  @Option(names = "--kalshi-public-key", description = "Its PEM public key, RSA or Ed25519")
  private @Nullable Path kalshiPublicKey;

  @Option(names = "--seed", defaultValue = "42", description = "Seed of all chance")
  private long seed;

  @Option(names = "--scenario", defaultValue = "demo", description = "demo, quiet, delay_up, ...")
  private String scenario = "demo";

  @Option(names = "--recording", description = "Play this JSONL recording instead")
  private @Nullable Path recording;

  @Option(names = "--speed", defaultValue = "1", description = "World seconds per wall second")
  private double speed;

  @Option(names = "--wall-origin", description = "Wall time at which the world shows its origin")
  private @Nullable Instant wallOrigin;

  @Option(names = "--world-origin", description = "World time at the wall origin")
  private @Nullable Instant worldOrigin;

  @Option(names = "--genesis", description = "When the synthetic world began")
  private @Nullable Instant genesis;

  /** Runs the program. */
  public static void main(String[] arguments) {
    int exit = commandLine().execute(arguments);
    if (exit != 0 || Arrays.stream(arguments).anyMatch(a -> a.matches("-[hV]|--help|--version"))) {
      System.exit(exit);
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new SimulatorMain())
        .registerConverter(Instant.class, SimulatorMain::instant)
        .setParameterExceptionHandler(
            (problem, arguments) -> {
              problem.getCommandLine().getErr().println(problem.getMessage() + ". Try --help.");
              return BAD_ARGUMENT;
            })
        .setExecutionExceptionHandler(
            (problem, commandLine, parsed) -> {
              if (problem instanceof IllegalArgumentException
                  || problem instanceof RecordingException) {
                commandLine.getErr().println(problem.getMessage());
                return BAD_ARGUMENT;
              }
              throw problem;
            });
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new CommandLine.TypeConversionException(
          "'" + text + "' is not a UTC time like 2026-02-02T03:00:00Z");
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    VenueSimulator simulator = VenueSimulator.start(options());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(simulator)));
    System.out.println("READY http://127.0.0.1:" + simulator.port());
    System.out.flush();
    stopped.await();
    return 0;
  }

  /** A stop that was asked for is a success, whatever the signal. */
  private static void stop(VenueSimulator simulator) {
    try {
      simulator.close();
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  SimulatorOptions options() {
    return new SimulatorOptions(
        port,
        key(),
        seed,
        scenario(),
        Optional.ofNullable(recording),
        speed,
        Optional.ofNullable(wallOrigin),
        Optional.ofNullable(worldOrigin),
        Optional.ofNullable(genesis));
  }

  private Optional<SimulatorOptions.KalshiKey> key() {
    if (kalshiKeyId == null && kalshiPublicKey == null) {
      return Optional.empty();
    }
    if (kalshiKeyId == null || kalshiPublicKey == null) {
      throw new IllegalArgumentException(
          "--kalshi-key-id and --kalshi-public-key belong together: give both or neither");
    }
    return Optional.of(new SimulatorOptions.KalshiKey(kalshiKeyId, kalshiPublicKey));
  }

  private Scenario scenario() {
    return Scenario.byLabel(scenario)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--scenario "
                        + scenario
                        + " does not exist: choose one of "
                        + Arrays.stream(Scenario.values())
                            .map(Scenario::label)
                            .collect(Collectors.joining(", "))));
  }
}
