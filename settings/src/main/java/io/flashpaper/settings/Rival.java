// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which settings lose their meaning when another one is set over them. */
final class Rival {
  private static final Pattern SHARED_GATE = Pattern.compile("flashpaper\\.gates\\.(.+)");
  private static final Pattern SIZING = Pattern.compile("(flashpaper\\.accounts\\..+\\.)sizing");
  private static final Pattern OLD_SIZE =
      Pattern.compile(
          "(flashpaper\\.accounts\\..+\\.)(sizing-parameters\\.)?((base|win-rate|streak)-size)");

  private Rival() {}

  /** Those that lose theirs to a setting of this name. */
  static Predicate<String> of(String name) {
    Matcher gate = SHARED_GATE.matcher(name);
    if (gate.matches()) {
      return Pattern.compile(
              "flashpaper\\.strategies\\..+\\.gates\\." + Pattern.quote(gate.group(1)))
          .asMatchPredicate();
    }
    Matcher sizing = SIZING.matcher(name);
    if (sizing.matches()) {
      return Pattern.compile(
              Pattern.quote(sizing.group(1))
                  + "(sizing-(version|sha256|parameters\\..+)|(base|win-rate|streak)-size)")
          .asMatchPredicate();
    }
    Matcher size = OLD_SIZE.matcher(name);
    return size.matches()
        ? Pattern.compile(Pattern.quote(size.group(1)) + "(sizing-parameters\\.)?" + size.group(3))
            .asMatchPredicate()
        : any -> false;
  }
}
