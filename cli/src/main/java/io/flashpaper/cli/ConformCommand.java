// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.report.ConformTotals;
import io.flashpaper.venue.conform.Conformance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs recorded frames through the parsers of the feed. */
@Command(
    name = "conform",
    mixinStandardHelpOptions = true,
    description = {
      "Runs every recording in a folder through the parsers the feed uses.",
      "Prints one line of JSON per file: whose it is, how many frames were",
      "understood, refused (with reasons) or ignored (by kind), what they said,",
      "and the order books at the end of a Kalshi stream. Lines of JSON, whole",
      "documents, with envelopes or without, plain or gzipped, are recognised."
    },
    footer = {"  ./flashpaper conform captures/ | jq -c 'select(.refused != [])'"},
    exitCodeList = "1:a file could not be read or belongs to no venue, or there is none")
final class ConformCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "A folder, or one file.")
  private Path place = Path.of("");

  @Option(names = "--books", description = "Writes the order books level by level.")
  private boolean books;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (!Files.exists(place)) {
      throw new ParameterException(spec.commandLine(), "there is no file or folder " + place);
    }
    ConformTotals totals = new ConformTotals();
    Conformance.run(
        place,
        report -> {
          totals.add(report);
          System.out.println(report.toJson(books));
        });
    if (totals.isEmpty()) {
      spec.commandLine().getErr().println("Nothing was read: there is no file in " + place + ".");
      return 1;
    }
    totals.lines().forEach(System.err::println);
    return totals.isAllReadable() ? 0 : 1;
  }
}
