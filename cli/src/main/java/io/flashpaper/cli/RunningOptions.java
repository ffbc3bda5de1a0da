// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.cli.report.Paint;
import io.flashpaper.cli.run.ApiPath;
import io.flashpaper.cli.run.StackClient;
import io.flashpaper.cli.run.StackFile;
import io.flashpaper.cli.run.Terminal;
import io.flashpaper.cli.run.Token;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command that asks a running stack understands, and how its answer is shown. */
final class RunningOptions {
  @Mixin private LocalOptions local = new LocalOptions();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "Ask the stack whose REST API is there, such as https://flashpaper.example:8443, instead"
              + " of one on this machine.")
  private Optional<URI> url = Optional.empty();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "With --url: the file with the token that stack asks for; else it is taken from the"
              + " environment, "
              + Token.VARIABLE
              + ".")
  private Optional<Path> tokenFile = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  /** Something to ask a stack. */
  @FunctionalInterface
  interface Question {
    /** The answer. */
    JsonNode ask(StackClient client) throws InterruptedException;
  }

  boolean json() {
    return local.json();
  }

  /** Whether a stack elsewhere is meant. */
  boolean isElsewhere() {
    return url.isPresent();
  }

  /** The running stack of this machine that is meant. */
  StackFile stack() {
    if (isElsewhere()) {
      throw wrong("this needs a stack on this machine: leave out --url");
    }
    return local.stack();
  }

  /** The REST API of the stack that is meant. */
  StackClient client() {
    return isElsewhere() ? remote() : new StackClient(local.stack().api());
  }

  /** Who tells how the feed fares: the feed-service itself, or elsewhere whoever passes it on. */
  StackClient feed() {
    return isElsewhere() ? remote() : new StackClient(local.stack().feed());
  }

  /** The same for strategies and the signal-service. */
  StackClient signals() {
    return isElsewhere() ? remote() : new StackClient(local.stack().signals());
  }

  private StackClient remote() {
    if (local.isNamed()) {
      throw wrong("--data and --url name two stacks: say one of them");
    }
    URI there = url.orElseThrow();
    if (there.getHost() == null || !List.of("http", "https").contains(there.getScheme())) {
      throw wrong(
          "--url %s is none: write it like https://flashpaper.example:8443".formatted(there));
    }
    Optional<Token> token = Token.of(tokenFile, System.getenv());
    if (token.isPresent() && there.getScheme().equals("http") && !isThisMachine(there.getHost())) {
      warn("%s is not encrypted: use https to keep the token secret".formatted(there));
    }
    return new StackClient(there, token);
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  /** Asks a path and shows the answer. */
  <T> int show(ApiPath path, Class<T> type, Function<T, List<String>> text)
      throws InterruptedException {
    return show(client -> client.get(path), type, text);
  }

  /** Asks the stack and shows the answer: as it was given with --json, else in these lines. */
  <T> int show(Question question, Class<T> type, Function<T, List<String>> text)
      throws InterruptedException {
    try (StackClient client = client()) {
      return print(question.ask(client), type, text);
    }
  }

  /** Shows an answer. */
  <T> int print(JsonNode answer, Class<T> type, Function<T, List<String>> text) {
    return json() ? print(answer) : print(text.apply(StackClient.read(answer, type)));
  }

  /** Prints JSON. */
  int print(JsonNode answer) {
    PrintWriter out = command.commandLine().getOut();
    out.println(answer.toPrettyString());
    out.flush();
    return ExitStatus.DONE.code();
  }

  /** Says what went wrong beside what is printed. */
  void warn(String sentence) {
    command.commandLine().getErr().println("flashpaper: " + sentence);
  }

  /** Prints lines, in colour where that is wanted. */
  int print(List<String> lines) {
    PrintWriter out = command.commandLine().getOut();
    Paint paint = new Paint(Terminal.mayColour(System.getenv()));
    lines.forEach(line -> out.println(paint.line(line)));
    out.flush();
    return ExitStatus.DONE.code();
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }
}
