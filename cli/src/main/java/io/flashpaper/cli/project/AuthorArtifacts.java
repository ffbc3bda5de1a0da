// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.project;

import io.flashpaper.stack.RepositoryLayout;
import io.flashpaper.stack.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What authors of strategies build against, in the local Maven repository. */
public final class AuthorArtifacts {
  private static final List<String> MODULES =
      List.of(
          "market-model",
          "plugins/strategy-api",
          "plugins/strategy-loader",
          "plugins/strategy-testkit");
  private static final String API = "plugins/strategy-api";
  private static final Pattern NAMED_REPOSITORY = Pattern.compile("-Dmaven\\.repo\\.local=(\\S+)");
  private static final Pattern MISSING =
      Pattern.compile("Could not (find|transfer) artifact|could not be resolved|was not found in");
  private static final int LINES_SHOWN = 10;

  private final RepositoryLayout layout;
  private final Path repository;

  /** What this working copy has built, and the repository that Maven uses with this environment. */
  public AuthorArtifacts(RepositoryLayout layout, Map<String, String> environment) {
    this.layout = layout;
    this.repository = repository(environment);
  }

  /** Where a repository was moved to by other means, the jars are not found, and installed anew. */
  private static Path repository(Map<String, String> environment) {
    Matcher named = NAMED_REPOSITORY.matcher(environment.getOrDefault("MAVEN_ARGS", ""));
    return named.find()
        ? Path.of(named.group(1))
        : Path.of(System.getProperty("user.home"), ".m2", "repository");
  }

  /** Their version. */
  public String version() {
    String file = jar(API).getFileName().toString();
    return file.substring("strategy-api-".length(), file.length() - ".jar".length());
  }

  private Path jar(String module) {
    return layout.jar(module, artifact(module));
  }

  private static String artifact(String module) {
    return module.substring(module.lastIndexOf('/') + 1);
  }

  /** Whether everything is installed as it was built. */
  public boolean areInstalled() {
    return MODULES.stream().allMatch(this::isInstalled);
  }

  private boolean isInstalled(String module) {
    Path built = jar(module);
    Path installed =
        repository
            .resolve("io/flashpaper")
            .resolve(artifact(module))
            .resolve(version())
            .resolve(built.getFileName());
    Path pom = installed.resolveSibling(installed.getFileName().toString().replace(".jar", ".pom"));
    try {
      return Files.exists(pom) && Files.exists(installed) && Files.mismatch(built, installed) == -1;
    } catch (IOException unreadable) {
      return false;
    }
  }

  /**
   * Installs them, with Maven.
   *
   * @throws StackException with the end of what Maven said, if it fails
   */
  public void install() {
    Path log = layout.workDir().resolve("install.log");
    if (maven(log, List.of()) == 0 || (isMissing(log) && maven(log, List.of("-U")) == 0)) {
      return;
    }
    throw new StackException(
        "Installing the strategy API failed; the whole of what Maven said is in %s:%n%s"
            .formatted(log, String.join(System.lineSeparator(), errors(log))));
  }

  private int maven(Path log, List<String> more) {
    List<String> command = new ArrayList<>();
    command.add(layout.root().resolve("mvnw").toString());
    command.addAll(List.of("-B", "-Dquick", "-pl", String.join(",", MODULES), "install"));
    command.addAll(more);
    try {
      Files.createDirectories(Objects.requireNonNull(log.getParent()));
      return new ProcessBuilder(command)
          .directory(layout.root().toFile())
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start()
          .waitFor();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot run " + command.getFirst(), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted while installing the strategy API.", interrupted);
    }
  }

  private static boolean isMissing(Path log) {
    return errors(log).stream().anyMatch(line -> MISSING.matcher(line).find());
  }

  private static List<String> errors(Path log) {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.startsWith("[ERROR]")).limit(LINES_SHOWN).toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}
