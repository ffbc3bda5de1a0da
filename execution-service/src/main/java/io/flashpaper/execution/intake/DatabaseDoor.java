// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import io.flashpaper.ledger.store.DatabaseRefusal;
import io.quarkus.arc.Unremovable;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Knocks before the schema is looked at: who is refused is told at once which setting to look at,
 * instead of trying again for a minute. A database that is not there yet is waited for as ever.
 */
@Singleton
@Unremovable
final class DatabaseDoor implements FlywayConfigurationCustomizer {
  private static final DatabaseRefusal REFUSAL =
      new DatabaseRefusal(
          "quarkus.datasource.username and quarkus.datasource.password",
          "quarkus.datasource.jdbc.additional-jdbc-properties.sslmode and .sslrootcert");

  private final DataSource database;
  private final String url;

  DatabaseDoor(
      DataSource database, @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url) {
    this.database = database;
    this.url = url;
  }

  @Override
  public void customize(FluentConfiguration configuration) {
    try (Connection open = database.getConnection()) {
      open.isValid(1);
    } catch (SQLException refused) {
      REFUSAL
          .sentence(refused, url)
          .ifPresent(
              sentence -> {
                throw new IllegalStateException(sentence, refused);
              });
    }
  }
}
