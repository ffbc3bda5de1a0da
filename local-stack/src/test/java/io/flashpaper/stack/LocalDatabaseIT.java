// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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
  void aFirstStartThatWasCutShortIsDoneAgain() throws Exception {
    Files.createDirectories(dataDir.resolve("data/base"));
    Files.createFile(dataDir.resolve("data/postgresql.conf"));
    try (LocalDatabase database = LocalDatabase.start(dataDir)) {
      writeRow(database);
      assertThat(readRow(database)).isEqualTo("kept");
    }
  }

  @Test
  void anUnpackingThatWasCutShortIsDoneAgain() throws Exception {
    Path cache = dataDir.resolve("cache");
    Files.createDirectories(cache.resolve("unpacked/PG-0123/bin"));
    StackLog log = StackLog.silent();
    PostgresFolder folder =
        new PostgresFolder(dataDir.resolve("own"), new PostgresBinaries(cache, log), log);
    Files.createDirectories(folder.root());
    folder.startServer(FreePorts.take()).close();
    assertThat(cache.resolve("unpacked/PG-0123")).doesNotExist();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
        .isEqualTo("rwx------");
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
