// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

/**
 * Where a recorded ledger is.
 *
 * @param url of JDBC, such as {@code jdbc:postgresql://127.0.0.1:5432/flashpaper}
 * @param schema its tables are in
 */
public record Database(String url, String user, String password, String schema) {
  /** The schema that a service uses unless it is told otherwise. */
  public static final String USUAL_SCHEMA = "public";

  /** A ledger in the usual schema. */
  public Database(String url, String user, String password) {
    this(url, user, password, USUAL_SCHEMA);
  }

  @Override
  public String toString() {
    return "%s (schema %s, user %s)".formatted(url, schema, user);
  }
}
