// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One child process of a stack.
 *
 * @param name what its log lines and messages call it, such as {@code feed-service}
 * @param commandLine program and arguments; no secrets, other users can see it
 * @param environment added to the supervisor's own; the place for secrets. An empty value takes the
 *     variable away
 * @param readiness how it says that it can be used
 * @param startDeadline how long it may take to get ready
 */
public record ChildSpec(
    String name,
    List<String> commandLine,
    Map<String, String> environment,
    Readiness readiness,
    Duration startDeadline) {
  private static final Duration START_DEADLINE = Duration.ofSeconds(60);

  /** Copies what it is given. */
  public ChildSpec {
    if (name.isBlank() || commandLine.isEmpty()) {
      throw new IllegalArgumentException("a child process needs a name and a command line");
    }
    if (!startDeadline.isPositive()) {
      throw new IllegalArgumentException(
          "the start deadline of " + name + " must be positive, but is " + startDeadline);
    }
    commandLine = List.copyOf(commandLine);
    environment = Map.copyOf(environment);
  }

  /** A child with the usual deadline of a minute and no environment of its own. */
  public ChildSpec(String name, List<String> commandLine, Readiness readiness) {
    this(name, commandLine, Map.of(), readiness, START_DEADLINE);
  }

  /** The same under another name. */
  public ChildSpec named(String other) {
    return new ChildSpec(other, commandLine, environment, readiness, startDeadline);
  }

  /** The same with these variables in its environment. */
  public ChildSpec withEnvironment(Map<String, String> variables) {
    return new ChildSpec(name, commandLine, variables, readiness, startDeadline);
  }
}
