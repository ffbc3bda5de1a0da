// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Refuses to keep a ledger whose tables are newer than this program: it would write into them
 * without what their own program means by them. Where tables are older, they have been migrated by
 * now.
 */
@Singleton
final class SchemaAge {
  private static final String SENTENCE =
      "the ledger's tables are of version %s, but this program knows versions up to %s: it is older"
          + " than the one that migrated them. Run that one or a newer one, or restore the backup"
          + " from before the upgrade (docs/operating/upgrading.md)";

  /** Before anything reads or writes the ledger. */
  void start(@Observes @Priority(2) StartupEvent event, Flyway flyway) {
    refusal(flyway.info())
        .ifPresent(
            sentence -> {
              throw new IllegalStateException(sentence);
            });
  }

  private static Optional<String> refusal(MigrationInfoService info) {
    return newest(info, true)
        .map(found -> SENTENCE.formatted(found, newest(info, false).orElse(found)));
  }

  private static Optional<MigrationVersion> newest(MigrationInfoService info, boolean future) {
    return Arrays.stream(info.all())
        .filter(migration -> isOfTheFuture(migration) == future)
        .map(MigrationInfo::getVersion)
        .filter(version -> version != null)
        .max(Comparator.naturalOrder());
  }

  private static boolean isOfTheFuture(MigrationInfo migration) {
    return migration.getState() == MigrationState.FUTURE_SUCCESS
        || migration.getState() == MigrationState.FUTURE_FAILED;
  }
}
