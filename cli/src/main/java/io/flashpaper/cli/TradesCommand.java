// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.report.TradesText;
import io.flashpaper.cli.report.TradesView;
import io.flashpaper.cli.run.ApiPath;
import io.flashpaper.cli.run.StackClient;
import io.flashpaper.stack.StackException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The last trades of a running stack. */
@Command(
    name = "trades",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the last trades of the running stack.",
      "With --export all that fit are written as a file instead; recorded tape files",
      "become tables with ./flashpaper export."
    },
    footer = {
      "  ./flashpaper trades --limit 50",
      "  ./flashpaper trades --account model --status open",
      "  ./flashpaper trades --since 2026-11-22T14:00:00Z --json | jq '.trades[].pnl'",
      "  ./flashpaper trades --export csv --out trades.csv"
    })
final class TradesCommand implements Callable<Integer> {
  @Mixin private RunningOptions options = new RunningOptions();
  @Mixin private Period period = new Period();

  @Option(
      names = "--limit",
      defaultValue = "20",
      paramLabel = "N",
      description = "How many; ${DEFAULT-VALUE} by default.")
  private int limit;

  @Option(names = "--account", paramLabel = "NAME", description = "Only those of this account.")
  private Optional<String> account = Optional.empty();

  @Option(
      names = "--instance",
      paramLabel = "NAME",
      description = "Only those of this strategy instance.")
  private Optional<String> instance = Optional.empty();

  @Option(names = "--market", paramLabel = "TICKER", description = "Only those in this market.")
  private Optional<String> market = Optional.empty();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "open, awaiting_settlement, provisional, unresolved or closed.")
  private Optional<String> status = Optional.empty();

  @Option(
      names = "--export",
      paramLabel = "FORMAT",
      description = "Write all that fit, to stdout or --out: csv or ndjson (a JSON object a line).")
  private Optional<Format> export = Optional.empty();

  @Option(names = "--out", paramLabel = "FILE", description = "With --export: the file to write.")
  private Optional<Path> out = Optional.empty();

  /** What an export is written in. */
  private enum Format {
    CSV,
    NDJSON
  }

  @Override
  public Integer call() throws InterruptedException {
    if (export.isPresent()) {
      return export(export.get());
    }
    return options.show(
        client -> client.list(narrowed(ApiPath.of("trades")), "trades", limit),
        TradesView.class,
        TradesText::lines);
  }

  private ApiPath narrowed(ApiPath path) {
    return period
        .on(path)
        .with("account", account)
        .with("instance", instance)
        .with("market", market)
        .with("status", status);
  }

  private int export(Format format) throws InterruptedException {
    ApiPath path =
        narrowed(ApiPath.of("trades", "export"))
            .with("format", format.name().toLowerCase(Locale.ROOT));
    try (StackClient client = options.client()) {
      if (out.isEmpty()) {
        client.copy(path, System.out);
        System.out.flush();
      } else {
        try (OutputStream file = Files.newOutputStream(out.get())) {
          client.copy(path, file);
        }
      }
      return ExitStatus.DONE.code();
    } catch (IOException unwritable) {
      throw new StackException(
          "%s cannot be written: %s".formatted(out.orElseThrow(), unwritable.getMessage()),
          unwritable);
    }
  }
}
