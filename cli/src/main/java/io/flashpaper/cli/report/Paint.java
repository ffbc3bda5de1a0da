// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Colours of a finished line: gains, losses and what is not as it should be. */
public final class Paint {
  private static final Pattern WORDS =
      Pattern.compile(
          "(?<gain>\\$\\+(?=[\\d,.]*[1-9])[\\d,.]+)|(?<loss>\\$-(?=[\\d,.]*[1-9])[\\d,.]+)"
              + "|(?<trouble>\\b(?:DOWN|UNUSABLE|HALTED|halted|killed|quarantined|reconnecting|silent)\\b)"
              + "|(?<care>\\b(?:POOR|paused)\\b)");
  private static final String GREEN = "\u001b[32m";
  private static final String RED = "\u001b[31m";
  private static final String YELLOW = "\u001b[33m";
  private static final String PLAIN = "\u001b[39m";

  private final boolean colour;

  /** Colours, or none. */
  public Paint(boolean colour) {
    this.colour = colour;
  }

  /** The line, with colours around words; its width stays as it was. */
  public String line(String plain) {
    return colour
        ? WORDS
            .matcher(plain)
            .replaceAll(found -> Matcher.quoteReplacement(hue(found) + found.group() + PLAIN))
        : plain;
  }

  private static String hue(MatchResult found) {
    if (found.group("gain") != null) {
      return GREEN;
    }
    return found.group("care") == null ? RED : YELLOW;
  }
}
