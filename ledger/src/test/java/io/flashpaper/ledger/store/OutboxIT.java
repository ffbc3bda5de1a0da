// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.ledger.MigratedDatabase;
import io.flashpaper.ledger.store.Outbox.Progress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outbox in a real database. */
class OutboxIT {
  private static final String ENTRIES =
      "insert into outbox (key, message) select 'main', '{\"type\":\"fill\"}' from"
          + " generate_series(1, %d)";

  @TempDir static Path folder;

  private static MigratedDatabase database;
  private static Progress afterMigration;

  @BeforeAll
  static void migrateOneThatWasInUse() throws Exception {
    database = MigratedDatabase.start(folder, "4");
    database.run(ENTRIES.formatted(9));
    database.run("delete from outbox where id <= 4");
    database.migrate("latest");
    afterMigration = new Outbox(database.connections()).progress();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private final Outbox outbox = new Outbox(database.connections());

  @BeforeEach
  void fiveAreWaiting() throws Exception {
    database.run("truncate outbox restart identity");
    database.run("update outbox_progress set published_id = 0, forgotten_id = 0");
    database.run(ENTRIES.formatted(5));
  }

  private static List<Long> ids(List<Outbox.Entry> entries) {
    return entries.stream().map(Outbox.Entry::id).toList();
  }

  @Test
  void whatWaitedBeforeTheMigrationStillWaits() {
    assertThat(afterMigration).isEqualTo(new Progress(4, 4, 9));
  }

  @Test
  void whatWaitsIsPublishedOnceAndInOrder() throws Exception {
    assertThat(ids(outbox.next(3))).containsExactly(1L, 2L, 3L);
    outbox.published(3, 100);
    assertThat(ids(outbox.next(3))).containsExactly(4L, 5L);
    outbox.published(5, 100);
    assertThat(outbox.next(3)).isEmpty();
    assertThat(outbox.progress()).isEqualTo(new Progress(5, 0, 5));
    assertThat(outbox.after(0, 10).getFirst().message())
        .isEqualTo("{\"type\":\"fill\",\"ledgerId\":1}");
  }

  @Test
  void onlyTheLatestPublishedOnesAreKept() throws Exception {
    outbox.published(4, 2);
    assertThat(outbox.progress()).isEqualTo(new Progress(4, 2, 5));
    assertThat(ids(outbox.after(0, 10))).containsExactly(3L, 4L, 5L);
    outbox.published(5, 0);
    assertThat(outbox.progress()).isEqualTo(new Progress(5, 5, 5));
  }

  @Test
  void whatIsForgottenStaysForgottenIfMoreIsKeptLater() throws Exception {
    outbox.published(4, 1);
    outbox.published(5, 100);
    assertThat(outbox.progress().forgotten()).isEqualTo(3);
  }
}
