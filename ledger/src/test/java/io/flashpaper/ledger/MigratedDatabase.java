// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger;

import io.flashpaper.teststack.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of our own with the ledger's tables. */
public final class MigratedDatabase implements AutoCloseable {
  private final TestDatabase database;
  private final PGSimpleDataSource connections = new PGSimpleDataSource();

  private MigratedDatabase(TestDatabase database) {
    this.database = database;
    connections.setUrl(database.jdbcUrl());
    connections.setUser(database.username());
    connections.setPassword(database.password());
  }

  /** One whose tables are those of a version, such as {@code 4}, or of {@code latest}. */
  public static MigratedDatabase start(Path folder, String version) {
    MigratedDatabase started = new MigratedDatabase(TestDatabase.start(folder));
    started.migrate(version);
    return started;
  }

  /** Brings the tables to a version. */
  public void migrate(String version) {
    Flyway.configure().dataSource(connections).target(version).load().migrate();
  }

  /** Connections to it. */
  public DataSource connections() {
    return connections;
  }

  /** Runs a statement. */
  public void run(String statement) throws SQLException {
    try (Connection connection = connections.getConnection();
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
