// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A session's page and, beside it, its JSON. */
public final class SessionFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PAGE = ".html";

  private SessionFiles() {}

  /** Writes the page there, and the JSON under the same name ending in {@code .json}. */
  public static void write(SessionReport report, Path page) {
    try {
      if (page.toAbsolutePath().getParent() != null) {
        Files.createDirectories(page.toAbsolutePath().getParent());
      }
      Files.writeString(page, SessionPage.of(report));
      JSON.writerWithDefaultPrettyPrinter().writeValue(json(page).toFile(), SessionJson.of(report));
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot write " + page, unwritable);
    }
  }

  /** Where the JSON of a page is. */
  public static Path json(Path page) {
    String name = page.getFileName().toString();
    String stem = name.endsWith(PAGE) ? name.substring(0, name.length() - PAGE.length()) : name;
    return page.resolveSibling(stem + ".json");
  }
}
