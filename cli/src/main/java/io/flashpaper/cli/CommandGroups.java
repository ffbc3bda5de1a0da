// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.IHelpSectionRenderer;

/** The list of all commands, by what one wants to do, each in a few words. */
final class CommandGroups implements IHelpSectionRenderer {
  private static final int NAME_WIDTH = 16;
  private static final int WORDS_WIDTH = 70;

  /** A heading and the commands beneath it. */
  private record Group(String heading, List<Entry> entries) {}

  /** A command in a few words. */
  private record Entry(String name, String words) {}

  private static final List<Group> GROUPS =
      List.of(
          new Group(
              "Run a stack",
              List.of(
                  new Entry("demo", "on a simulated market, offline, without credentials"),
                  new Entry("live", "on the real venues, on paper"),
                  new Entry("record", "record what a stack hears and does as files"),
                  new Entry("chaos", "disturb a stack and prove its ledger the same"))),
          new Group(
              "See how it fares",
              List.of(
                  new Entry("watch", "a live view in the terminal"),
                  new Entry("status", "tape, bitcoin, markets, accounts at the moment"),
                  new Entry("feeds", "connections, gaps, latency, grades, audits"),
                  new Entry("strategies", "instances, and why some do not run"),
                  new Entry("flash", "the last flash crashes"))),
          new Group(
              "See what it traded",
              List.of(
                  new Entry("trades", "the last trades, or all of them as a file"),
                  new Entry("trade", "one trade: orders, fills, fees, size"),
                  new Entry("explain", "one trade's story, with a chart"),
                  new Entry("positions", "what is open, and what it would bring now"),
                  new Entry("accounts", "equity after fees, and what holds an account back"),
                  new Entry("report", "the session as one HTML page"))),
          new Group(
              "Ask what it means",
              List.of(
                  new Entry("decisions", "why it does not trade"),
                  new Entry("shadow", "what each rule saved or cost"),
                  new Entry("stats", "what closed trades say, with their uncertainty"),
                  new Entry("compare", "which of two accounts does better"),
                  new Entry("verify", "replay what happened and compare the ledgers"))),
          new Group(
              "Tell it something",
              List.of(
                  new Entry("pause", "no entries for an account, or for all"),
                  new Entry("resume", "entries again"),
                  new Entry("kill", "sell all at once, and no entries"),
                  new Entry("close", "sell one trade"),
                  new Entry("alerts", "who is told what happens, and whether it arrives"))),
          new Group(
              "Work with what was recorded",
              List.of(
                  new Entry("replay", "run a recorded tape through the engines"),
                  new Entry("sweep", "try many settings on a recorded tape"),
                  new Entry("sweep-worker", "lend a sweep this machine"),
                  new Entry("export", "recorded files as tables"),
                  new Entry("decide", "strategies alone over plain samples"),
                  new Entry("conform", "recordings of the venues through the parsers"))),
          new Group(
              "Reckon by hand",
              List.of(
                  new Entry("fee", "what a trade costs in fees, step by step"),
                  new Entry("size", "how much the next trade may cost"))),
          new Group(
              "Other",
              List.of(
                  new Entry("new-strategy", "the project of a strategy of your own"),
                  new Entry("completion", "completion for bash or zsh"),
                  new Entry("version", "the version"),
                  new Entry("help", "help of a command"))));

  /** Every command in a group. */
  static List<String> names() {
    return GROUPS.stream().flatMap(group -> group.entries().stream()).map(Entry::name).toList();
  }

  @Override
  public String render(Help help) {
    return GROUPS.stream().map(group -> render(help, group)).collect(Collectors.joining());
  }

  private static String render(Help help, Group group) {
    TextTable table =
        TextTable.forColumns(
            help.colorScheme(),
            new Column(NAME_WIDTH, 2, Column.Overflow.TRUNCATE),
            new Column(WORDS_WIDTH, 1, Column.Overflow.WRAP));
    for (Entry entry : group.entries()) {
      table.addRowValues(
          help.colorScheme().commandText(entry.name()), help.colorScheme().text(entry.words()));
    }
    return "%s%s"
        .formatted(help.colorScheme().text("%n@|bold %s|@%n".formatted(group.heading())), table);
  }
}
