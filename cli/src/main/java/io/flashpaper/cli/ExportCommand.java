// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.flashpaper.cli.export.Export;
import io.flashpaper.cli.export.ExportPlan;
import io.flashpaper.cli.export.ExportedTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tape files as tables for other programs. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes recorded tape files as tables, one per message type, with typed columns.",
      "The files are checked first; docs/tape-files.md tells what the columns are."
    },
    footer = {
      "  ./flashpaper export .flashpaper/demo/tape --format parquet --out tables",
      "  ./flashpaper export recordings --format csv --out tables --type book-delta,index-tick"
    })
final class ExportCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "DIR_OR_FILE",
      description = "Tape files, or directories of them, in any order.")
  private List<Path> places = List.of();

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}")
  private ExportPlan.Format format = ExportPlan.Format.PARQUET;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the tables.")
  private Path out = Path.of("");

  @Option(
      names = "--type",
      split = ",",
      paramLabel = "TYPE",
      description = "Only messages of these types, such as book-delta,index-tick.")
  private List<String> types = List.of();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Only from this tape time on, such as 2026-02-02T14:00:00Z.")
  private @Nullable Instant from;

  @Option(names = "--to", paramLabel = "TIME", description = "Only before this tape time.")
  private @Nullable Instant to;

  @Option(names = "--json", description = "Print what was written as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    ExportPlan plan =
        new ExportPlan(
            places,
            format,
            out.toAbsolutePath().normalize(),
            new TreeSet<>(types),
            Optional.ofNullable(from),
            Optional.ofNullable(to));
    List<ExportedTable> tables = new Export(plan).run(System.err::println);
    if (json) {
      System.out.println(json(tables).toPrettyString());
    } else {
      tables.forEach(table -> System.out.println(line(table)));
    }
    return 0;
  }

  private static ArrayNode json(List<ExportedTable> tables) {
    ArrayNode all = new ObjectMapper().createArrayNode();
    for (ExportedTable table : tables) {
      all.addObject()
          .put("topic", table.topic())
          .put("type", table.type())
          .put("rows", table.rows())
          .put("file", table.file().toString());
    }
    return all;
  }

  private static String line(ExportedTable table) {
    return String.format(Locale.ROOT, "%,12d rows  %s", table.rows(), table.file());
  }
}
