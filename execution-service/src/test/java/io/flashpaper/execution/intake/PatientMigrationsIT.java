// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashpaper.execution.TestStack;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatientMigrationsIT {
  @TempDir Path dir;

  @Test
  void aMigrationMayBeSilentForLongerThanAnyOtherStatement() throws Exception {
    Path migrations = Files.createDirectories(dir.resolve("migrations"));
    Files.writeString(migrations.resolve("V1__slow.sql"), "select pg_sleep(2.5);");
    try (TestStack stack = TestStack.startDatabasesOnly(dir)) {
      TestStack.Database database = stack.database("slow");

      assertThatThrownBy(() -> flyway(database, migrations).migrate())
          .isInstanceOf(FlywayException.class);
      assertThat(flyway(database, migrations, new PatientMigrations()).migrate().success).isTrue();
    }
  }

  private static Flyway flyway(
      TestStack.Database database, Path migrations, Callback... callbacks) {
    String impatient = database.jdbcUrl() + (database.jdbcUrl().contains("?") ? "&" : "?");
    return Flyway.configure()
        .dataSource(impatient + "socketTimeout=1", database.username(), database.password())
        .locations("filesystem:" + migrations)
        .callbacks(callbacks)
        .load();
  }
}
