// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.ledger.MigratedDatabase;
import io.flashpaper.ledger.store.LedgerStore.Owner;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which shard a ledger is that of, in a real database. */
class LedgerOwnerIT {
  @TempDir Path folder;

  @Test
  void aLedgerStaysThatOfTheShardThatBeganIt() throws Exception {
    try (MigratedDatabase database = MigratedDatabase.start(folder, "latest")) {
      LedgerStore store = new LedgerStore(database.connections());
      assertThat(store.claim(new Owner(1, 2))).isEqualTo(new Owner(1, 2));
      assertThat(store.claim(new Owner(1, 2))).isEqualTo(new Owner(1, 2));
      assertThat(store.claim(new Owner(0, 1))).isEqualTo(new Owner(1, 2));
    }
  }

  @Test
  void oneFromBeforeThereWereShardsIsThatOfTheOnlyOne() throws Exception {
    try (MigratedDatabase database = MigratedDatabase.start(folder, "15")) {
      database.run(
          "insert into stream_position (tape_offset, signals_offset, rewind_offset, tape_time_ms,"
              + " commands) values (9, 9, 0, 1000, 0)");
      database.migrate("latest");
      assertThat(new LedgerStore(database.connections()).claim(new Owner(1, 2)))
          .isEqualTo(new Owner(0, 1));
    }
  }
}
