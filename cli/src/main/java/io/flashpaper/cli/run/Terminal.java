// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import java.io.Console;
import java.io.PrintStream;
import java.util.Map;

/**
 * What the user sees while a stack runs, line by line; bold and faint only on a terminal that wants
 * it.
 */
public final class Terminal {
  private static final String BOLD = "\u001b[1m";
  private static final String FAINT = "\u001b[2m";
  private static final String PLAIN = "\u001b[0m";

  private final PrintStream out;
  private final boolean colour;

  Terminal(PrintStream out, boolean colour) {
    this.out = out;
    this.colour = colour;
  }

  /** On this stream, in colour if it may be. */
  public static Terminal on(PrintStream out, Map<String, String> environment) {
    return new Terminal(out, mayColour(environment));
  }

  /** Whether somebody looks: input and output are a terminal. */
  public static boolean isThere() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /** Whether somebody looks who wants colours. */
  public static boolean mayColour(Map<String, String> environment) {
    return isThere()
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "dumb").equals("dumb");
  }

  /** A line. */
  public void line(String text) {
    out.println(text);
    out.flush();
  }

  /** A line that stands out. */
  public void heading(String text) {
    line(colour ? BOLD + text + PLAIN : text);
  }

  /** A line that stands back. */
  public void aside(String text) {
    line(colour ? FAINT + text + PLAIN : text);
  }
}
