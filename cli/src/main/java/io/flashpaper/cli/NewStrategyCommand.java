// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.project.AuthorArtifacts;
import io.flashpaper.cli.project.ProjectTemplate;
import io.flashpaper.cli.project.StrategyNames;
import io.flashpaper.cli.run.PluginFolder;
import io.flashpaper.stack.RepositoryLayout;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the project of a new strategy. */
@Command(
    name = "new-strategy",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a complete Maven project for a strategy of your own: the strategy, its",
      "parameters, tests, a README. 'mvn verify' in it builds and tests the jar and",
      "copies it into the plugin directory, from where a running stack loads it.",
      "",
      "Installs what it is built against in the local Maven repository, if that is",
      "not there or not up to date. See docs/writing-a-strategy.md."
    },
    footer = {
      "  ./flashpaper new-strategy my-idea",
      "  ./flashpaper new-strategy my-idea --dir ~/my-idea --package com.example.idea"
    })
final class NewStrategyCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      description = "Small letters, digits and hyphens, such as my-idea.")
  private String name = "";

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "The project's folder, absent or empty; NAME in the current folder by default, or beside"
              + " this repository if you are inside of it.")
  private @Nullable Path dir;

  @Option(
      names = "--package",
      paramLabel = "P",
      description = "The package of its classes; strategies.NAME without hyphens by default.")
  private @Nullable String packageName;

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "The plugin directory it is copied into; .flashpaper/plugins by default.")
  private @Nullable Path plugins;

  @Override
  public Integer call() {
    RepositoryLayout layout = RepositoryLayout.find();
    StrategyNames names = names();
    Path folder = folder(layout);
    ProjectTemplate.requireEmpty(folder);
    Path target = plugins == null ? PluginFolder.path(layout) : plugins.toAbsolutePath();
    AuthorArtifacts artifacts = new AuthorArtifacts(layout, System.getenv());
    ProjectTemplate template =
        new ProjectTemplate(names, artifacts.version(), target.normalize(), layout.root());
    PrintWriter out = command().commandLine().getOut();
    if (!artifacts.areInstalled()) {
      out.printf("Installing the strategy API in your local Maven repository%n");
      out.flush();
      artifacts.install();
    }
    template.write(folder);
    out.printf(
        """
        %s: a new project in %s
          cd %s && mvn verify     tests it and puts it into %s
          %s -f %s verify     the same without a Maven of your own
          ./flashpaper demo       loads it, now or while it runs
        Its README says what is where; docs/writing-a-strategy.md says the rest.
        """,
        names.name(),
        folder,
        folder,
        target.normalize(),
        layout.root().resolve("mvnw"),
        folder.resolve("pom.xml"));
    out.flush();
    return 0;
  }

  private StrategyNames names() {
    try {
      return packageName == null ? StrategyNames.of(name) : new StrategyNames(name, packageName);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(
          command().commandLine(), String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private Path folder(RepositoryLayout layout) {
    Path here = Path.of("").toAbsolutePath();
    Path around =
        here.startsWith(layout.root())
            ? Optional.ofNullable(layout.root().getParent()).orElse(here)
            : here;
    return (dir == null ? around.resolve(name) : dir).toAbsolutePath().normalize();
  }

  private CommandSpec command() {
    return Objects.requireNonNull(spec);
  }
}
