// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The commands of a page of documentation. */
final class Guide {
  private static final Pattern BLOCK =
      Pattern.compile("^```sh( background)?\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  private Guide() {}

  /**
   * Some commands.
   *
   * @param text one or more lines of shell
   * @param background whether the reader leaves them running in another terminal
   */
  record Commands(String text, boolean background) {}

  /** All of them, in the order of the page. */
  static List<Commands> of(Path page) throws IOException {
    return BLOCK
        .matcher(Files.readString(page))
        .results()
        .map(block -> new Commands(block.group(2), block.group(1) != null))
        .toList();
  }
}
