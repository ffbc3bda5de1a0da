// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.project;

import io.flashpaper.stack.StackException;
import io.flashpaper.strategy.api.StrategyApi;
import io.flashpaper.strategy.api.StrategyFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a new strategy's project: resources with {@code @words@} to be filled in. */
public final class ProjectTemplate {
  private static final Pattern WORD = Pattern.compile("@([A-Za-z]+)@");
  private static final String MAIN = "src/main/java/@folder@/@Class@";
  private static final String TESTS = "src/test/java/@folder@/@Class@";

  private final Map<String, String> words;

  /** Where each template goes. */
  private enum File {
    POM("pom.xml", "pom.xml"),
    README("README.md", "README.md"),
    GITIGNORE("gitignore", ".gitignore"),
    STRATEGY("Strategy.java", MAIN + ".java"),
    MEMORY("Memory.java", MAIN + "Memory.java"),
    PARAMETERS("Parameters.java", MAIN + "Parameters.java"),
    FACTORY("Factory.java", MAIN + "Factory.java"),
    SERVICES("services", "src/main/resources/META-INF/services/" + StrategyFactory.class.getName()),
    TEST("StrategyTest.java", TESTS + "Test.java"),
    CONTRACT_TEST("ContractTest.java", TESTS + "ContractTest.java");

    private final String template;
    private final String target;

    File(String template, String target) {
      this.template = template;
      this.target = target;
    }
  }

  /**
   * A template with its words.
   *
   * @param version of what the project is built against
   * @param plugins the plugin directory of the stack
   * @param root the folder of this repository
   */
  public ProjectTemplate(StrategyNames names, String version, Path plugins, Path root) {
    this.words =
        Map.of(
            "name", names.name(),
            "id", names.id(),
            "Class", names.className(),
            "package", names.packageName(),
            "folder", names.packageName().replace('.', '/'),
            "level", Integer.toString(StrategyApi.LEVEL),
            "flashpaper", version,
            "plugins", plugins.toString(),
            "root", root.toString());
  }

  /**
   * Writes the project.
   *
   * @throws StackException if the folder holds something already
   */
  public void write(Path folder) {
    requireEmpty(folder);
    try {
      for (File file : File.values()) {
        Path target = folder.resolve(filled(file.target, false));
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.writeString(target, filled(read(file.template), file == File.POM));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "cannot write the project to %s (%s): name another folder with --dir"
              .formatted(folder, failed.getMessage()),
          failed);
    }
  }

  /**
   * Checks that nothing would be overwritten.
   *
   * @throws StackException if the folder holds something already, or is a file
   */
  public static void requireEmpty(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new StackException(folder + " is a file: name another folder with --dir.");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.findAny().isPresent()) {
        throw new StackException(
            folder + " is not empty, and nothing in it is overwritten: name another with --dir.");
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot list " + folder, unreadable);
    }
  }

  private static String read(String template) throws IOException {
    try (InputStream in = ProjectTemplate.class.getResourceAsStream("template/" + template)) {
      return new String(
          Objects.requireNonNull(in, template).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String filled(String text, boolean xml) {
    return WORD.matcher(text).replaceAll(match -> Matcher.quoteReplacement(word(match, xml)));
  }

  private String word(MatchResult match, boolean xml) {
    String word = Objects.requireNonNull(words.get(match.group(1)), match.group());
    return xml ? word.replace("&", "&amp;").replace("<", "&lt;") : word;
  }
}
