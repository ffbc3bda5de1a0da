// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.teststack;

import io.flashpaper.stack.LocalDatabase;
import java.nio.file.Path;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** An empty database for one test or one class of tests. */
public final class TestDatabase implements AutoCloseable {
  private static final String NAME = "flashpaper";

  private final String jdbcUrl;
  private final String password;
  private final Runnable end;

  private TestDatabase(String jdbcUrl, String password, Runnable end) {
    this.jdbcUrl = jdbcUrl;
    this.password = password;
    this.end = end;
  }

  /**
   * Starts a server with one database.
   *
   * @param folder where it keeps its data if it is a process; made if absent
   */
  public static TestDatabase start(Path folder) {
    return switch (StackChoice.forA("database")) {
      case CONTAINERS -> inContainer();
      case EMBEDDED -> {
        LocalDatabase database = LocalDatabase.start(folder);
        yield new TestDatabase(database.jdbcUrl(), database.password(), database::close);
      }
    };
  }

  private static TestDatabase inContainer() {
    PostgreSQLContainer container =
        new PostgreSQLContainer(ComposeImages.find().of("postgres"))
            .withDatabaseName(NAME)
            .withUsername(NAME)
            .withPassword(NAME)
            .withStartupTimeout(ComposeImages.PATIENCE);
    container.start();
    return new TestDatabase(container.getJdbcUrl(), NAME, container::stop);
  }

  /** Where the database is, without user and password. */
  public String jdbcUrl() {
    return jdbcUrl;
  }

  /** The user that owns the database. */
  public String username() {
    return NAME;
  }

  /** The user's password. */
  public String password() {
    return password;
  }

  @Override
  public void close() {
    end.run();
  }
}
