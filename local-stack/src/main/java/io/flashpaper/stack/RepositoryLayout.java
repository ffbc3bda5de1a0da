// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where things are in a working copy of Flashpaper, and what the build has put there.
 *
 * @param root the folder that holds the parent pom
 */
public record RepositoryLayout(Path root) {
  /** Names the root when the program does not run inside it. */
  public static final String ROOT_PROPERTY = "flashpaper.root";

  private static final String REMEDY =
      " is missing: build it first with ./flashpaper build (or ./mvnw -Dquick package).";

  /** Checks nothing yet: each product is checked when it is asked for. */
  public RepositoryLayout {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * The working copy named by the system property {@value #ROOT_PROPERTY}, else the one around the
   * current folder.
   *
   * @throws StackException if there is none
   */
  public static RepositoryLayout find() {
    String named = System.getProperty(ROOT_PROPERTY);
    if (named != null) {
      return new RepositoryLayout(Path.of(named));
    }
    Path here = Path.of("").toAbsolutePath();
    for (@Nullable Path dir = here; dir != null; dir = dir.getParent()) {
      if (Files.isDirectory(dir.resolve(".mvn")) && Files.isDirectory(dir.resolve("local-stack"))) {
        return new RepositoryLayout(dir);
      }
    }
    throw new StackException(
        "%s is not inside a working copy of Flashpaper: run from one, or name it with -D%s=FOLDER."
            .formatted(here, ROOT_PROPERTY));
  }

  /** Where running stacks keep what they write. */
  public Path workDir() {
    return root.resolve(".flashpaper");
  }

  /** The class path of the local broker. */
  public String brokerClassPath() {
    return programClassPath("local-stack/broker", "local-broker");
  }

  /** The class path of a plain program: {@code <module>/target/lib/*} and its own jar. */
  public String programClassPath(String module, String artifactId) {
    Path lib = root.resolve(module).resolve("target/lib");
    if (!Files.isDirectory(lib)) {
      throw new StackException(lib + REMEDY);
    }
    return lib.resolve("*") + File.pathSeparator + jar(module, artifactId);
  }

  /** The runnable jar of a service, such as {@code feed-service}. */
  public Path serviceRunner(String service) {
    Path runner = root.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
    if (!Files.isRegularFile(runner)) {
      throw new StackException(runner + REMEDY);
    }
    return runner;
  }

  /** The jar the build made of a module. */
  public Path jar(String module, String artifactId) {
    List<Path> found = new ArrayList<>();
    Path target = root.resolve(module).resolve("target");
    if (Files.isDirectory(target)) {
      try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, artifactId + "-*.jar")) {
        jars.forEach(found::add);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list " + target, e);
      }
    }
    found.removeIf(jar -> jar.toString().matches(".*-(sources|javadoc|tests)\\.jar"));
    if (found.isEmpty()) {
      throw new StackException(target.resolve(artifactId + "-*.jar") + REMEDY);
    }
    found.sort(null);
    return found.getLast();
  }
}
