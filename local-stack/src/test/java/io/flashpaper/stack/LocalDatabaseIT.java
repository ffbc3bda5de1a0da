// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalDatabaseIT {
  @TempDir Path dataDir;

  @Test
  void aRowSurvivesARestart() throws Exception {
    try (LocalDatabase database = LocalDatabase.start(dataDir)) {
      writeRow(database);
    }
    try (LocalDatabase database = LocalDatabase.start(dataDir)) {
      assertThat(readRow(database)).isEqualTo("kept");
    }
  }

  @Test
  void anUnpackingThatWasCutShortIsDoneAgain() throws Exception {
    try (LocalDatabase database = LocalDatabase.start(dataDir)) {
      writeRow(database);
    }
    try (Stream<Path> files = Files.walk(dataDir.resolve("binaries"), 2)) {
      for (Path mark : files.filter(f -> f.endsWith(".exists")).toList()) {
        Files.delete(mark);
      }
    }
    try (LocalDatabase database = LocalDatabase.start(dataDir)) {
      assertThat(readRow(database)).isEqualTo("kept");
    }
  }

  @Test
  void aServerThatIsKilledRunsAgainAtTheSameAddress() throws Exception {
    LineWatch watch = new LineWatch();
    try (LocalDatabase database = LocalDatabase.start(dataDir, new StackLog(List.of(), watch))) {
      writeRow(database);
      database.process().orElseThrow().destroyForcibly();
      watch.await("the server runs again", 1);
      assertThat(readRow(database)).isEqualTo("kept");
    }
  }

  @Test
  void nothingRunsAfterClose() {
    LocalDatabase database = LocalDatabase.start(dataDir);
    ProcessHandle server = database.process().orElseThrow();
    database.close();
    assertThat(server.isAlive()).isFalse();
  }

  @Test
  void twoDatabasesRunSideBySideFromTheirOwnBinaries() throws IOException {
    Path other = dataDir.resolve("other");
    try (LocalDatabase one = LocalDatabase.start(dataDir.resolve("one"));
        LocalDatabase two = LocalDatabase.start(other)) {
      assertThat(one.jdbcUrl()).isNotEqualTo(two.jdbcUrl());
      assertThat(other.resolve("binaries")).isNotEmptyDirectory();
    }
  }

  private static void writeRow(LocalDatabase database) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE note (text TEXT)");
      statement.execute("INSERT INTO note VALUES ('kept')");
    }
  }

  private static String readRow(LocalDatabase database) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT text FROM note")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(LocalDatabase database) throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl(), database.username(), database.password());
  }
}
