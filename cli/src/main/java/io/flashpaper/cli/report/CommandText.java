// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What became of a command, in one line. */
public final class CommandText {
  private CommandText() {}

  /** The line of a command as the REST API says it. */
  public static String line(JsonNode command) {
    String what =
        "command %d, %s%s"
            .formatted(
                command.path("id").asLong(),
                command.path("kind").asText().toLowerCase(Locale.ROOT),
                command.path("trade").isTextual() ? " " + command.path("trade").asText() : "");
    String where =
        "after tape offset %d, at %s"
            .formatted(command.path("tapeOffset").asLong(), command.path("time").asText());
    return switch (command.path("status").asText()) {
      case "APPLIED" -> "Done: %s, %s, %s".formatted(what, accounts(command), where);
      case "REFUSED" ->
          "Refused: %s, %s: %s".formatted(what, where, command.path("refusal").asText());
      default ->
          "Stored: %s; it has not taken effect yet, and will when tape and database go on. GET"
                  .formatted(what)
              + " /api/v1/commands/%d says what became of it; do not give it again."
                  .formatted(command.path("id").asLong());
    };
  }

  private static String accounts(JsonNode command) {
    List<String> names = new ArrayList<>();
    command.path("accounts").forEach(name -> names.add(name.asText()));
    return (names.size() == 1 ? "account " : "accounts ") + String.join(", ", names);
  }
}
