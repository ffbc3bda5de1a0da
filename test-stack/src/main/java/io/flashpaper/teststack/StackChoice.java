// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.teststack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.testcontainers.DockerClientFactory;

/** Containers or processes: what was asked for, else whether a Docker engine answers. */
enum StackChoice {
  CONTAINERS,
  EMBEDDED;

  /**
   * Not one of ours by its name: the services that tests start refuse settings they do not know.
   */
  static final String VARIABLE = "TEST_STACK";

  /** Chooses, and prints what for and why. */
  static StackChoice forA(String part) {
    StackChoice choice = made();
    String asked = System.getenv().getOrDefault(VARIABLE, "not set");
    System.out.printf(
        "TEST STACK: %s %s (%s: %s)%n",
        choice.name().toLowerCase(Locale.ROOT), part, VARIABLE, asked);
    return choice;
  }

  private static StackChoice made() {
    return of(
        System.getenv(),
        () -> mayHaveDocker() && DockerClientFactory.instance().isDockerAvailable());
  }

  /** Spares a machine without Docker the search for it, which is long in words. */
  private static boolean mayHaveDocker() {
    return System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
  }

  /** The rule alone. */
  static StackChoice of(Map<String, String> environment, BooleanSupplier dockerAnswers) {
    return switch (environment.getOrDefault(VARIABLE, "")) {
      case "embedded" -> EMBEDDED;
      case "containers" -> CONTAINERS;
      case "" -> dockerAnswers.getAsBoolean() ? CONTAINERS : EMBEDDED;
      default ->
          throw new IllegalArgumentException(
              "%s is '%s': it can be embedded or containers"
                  .formatted(VARIABLE, environment.get(VARIABLE)));
    };
  }
}
