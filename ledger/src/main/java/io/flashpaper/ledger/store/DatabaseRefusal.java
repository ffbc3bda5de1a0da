// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What it means when the database does not let a client in, and what to do about it.
 *
 * @param account what sets user and password, for messages
 * @param encryption what sets whether and how the connection is encrypted, for messages
 */
public record DatabaseRefusal(String account, String encryption) {
  /** The class of SQL states of whoever may not come in. */
  private static final String NOT_AUTHORISED = "28";

  /**
   * Which setting to look at, in a sentence; empty if the failure is of another kind, such as a
   * database that is not there yet.
   *
   * @param url of JDBC; what follows its question mark is not repeated
   */
  public Optional<String> sentence(SQLException failure, String url) {
    String database = url.replaceFirst("\\?.*", "");
    String reason = String.valueOf(failure.getMessage());
    if (isOfEncryption(failure)) {
      return Optional.of(
          "The database at %s and this client do not agree on an encrypted connection (%s): look at %s"
              .formatted(database, roots(failure), encryption));
    }
    if (String.valueOf(failure.getSQLState()).startsWith(NOT_AUTHORISED)) {
      return Optional.of(
          "The database at %s does not let this user in (%s): look at %s"
              .formatted(database, reason, account));
    }
    return Optional.empty();
  }

  private static boolean isOfEncryption(SQLException failure) {
    return causes(failure)
        .map(cause -> String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT))
        .anyMatch(
            text ->
                text.contains("ssl")
                    || text.contains("certificat")
                    || text.contains("no encryption")
                    || text.contains("could not be verified"));
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
  }

  private static String roots(Throwable failure) {
    return causes(failure)
        .reduce((_, deeper) -> deeper)
        .map(cause -> String.valueOf(cause.getMessage()))
        .orElseThrow();
  }
}
