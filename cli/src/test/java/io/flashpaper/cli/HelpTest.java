// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.stack.RepositoryLayout;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the program says of itself is complete, and true. */
final class HelpTest {
  private static final Pattern EXAMPLE = Pattern.compile("\\./flashpaper (.*)");
  private static final List<String> THE_LAUNCHERS = List.of("build", "test", "images");

  private static Map<String, CommandLine> commands() {
    return Main.commandLine().getSubcommands();
  }

  static Stream<String> names() {
    return commands().keySet().stream();
  }

  private static String help(String name) {
    return commands().get(name).getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  @Test
  void everyCommandIsInAGroupOfTheOverview() {
    assertThat(CommandGroups.names()).containsExactlyInAnyOrderElementsOf(commands().keySet());
    assertThat(Main.commandLine().getUsageMessage(CommandLine.Help.Ansi.OFF))
        .contains("See what it traded")
        .contains("positions");
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyCommandSaysHowItEnds(String name) {
    if (!name.equals("help")) {
      assertThat(help(name)).contains("Exit status:").contains("no stack runs there");
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyCommandHasExamplesThatAreRight(String name) {
    if (name.equals("help")) {
      return;
    }
    String[] footer = commands().get(name).getCommandSpec().usageMessage().footer();
    assertThat(footer).as(name).isNotEmpty();
    String joined = String.join("\n", footer).replaceAll("\\\\\n\\s*", "");
    assertThat(examples(joined)).isNotEmpty().allSatisfy(HelpTest::requireRight);
  }

  @Test
  void theExamplesOfItsPageAreRight() throws IOException {
    String page = Files.readString(RepositoryLayout.find().root().resolve("docs/command-line.md"));
    String blocks =
        Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
            .matcher(page)
            .results()
            .map(block -> block.group(1))
            .reduce("", String::concat);
    assertThat(examples(blocks)).isNotEmpty().allSatisfy(HelpTest::requireRight);
  }

  @Test
  void itsPageNamesEveryCommandAndEveryStatus() throws IOException {
    String page = Files.readString(RepositoryLayout.find().root().resolve("docs/command-line.md"));
    assertThat(commands().keySet())
        .filteredOn(name -> !List.of("help", "version").contains(name))
        .allSatisfy(name -> assertThat(page).containsPattern("`" + name + "[ `]"));
    assertThat(ExitStatus.table().keySet())
        .allSatisfy(status -> assertThat(page).contains("| " + status + " |"));
  }

  private static List<String> examples(String text) {
    return EXAMPLE
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        // What comes after it belongs to the shell.
        .map(line -> line.replaceAll("\\s*(\\||>|\\)|#).*", ""))
        .filter(line -> !THE_LAUNCHERS.contains(line.split(" ")[0]))
        .toList();
  }

  private static void requireRight(String example) {
    String[] words =
        Arrays.stream(example.split(" +(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
            .map(word -> word.replace("\"", ""))
            .toArray(String[]::new);
    assertThat(Main.commandLine().parseArgs(words).errors()).as(example).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void completionKnowsEveryCommand(String shell) {
    StringWriter script = new StringWriter();
    int status = Main.commandLine().setOut(new PrintWriter(script)).execute("completion", shell);
    assertThat(status).isZero();
    assertThat(script.toString())
        .contains("complete -F _complete_flashpaper")
        .contains("--token-file");
    assertThat(commands().keySet())
        .allSatisfy(name -> assertThat(script.toString()).contains(name));
  }

  static Stream<String> shells() {
    return Stream.of("bash", "zsh");
  }
}
