// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import io.flashpaper.ledger.store.CommandStore;
import io.flashpaper.ledger.store.LedgerStore;
import io.flashpaper.ledger.store.Outbox;
import io.flashpaper.ledger.store.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** The ledger in this service's database. */
@Singleton
final class StoredLedger {
  private final DataSource database;

  StoredLedger(DataSource database) {
    this.database = database;
  }

  @Produces
  @Singleton
  LedgerStore ledger() {
    return new LedgerStore(database);
  }

  @Produces
  @Singleton
  CommandStore commands() {
    return new CommandStore(database);
  }

  @Produces
  @Singleton
  Outbox outbox() {
    return new Outbox(database);
  }

  @Produces
  @Singleton
  Retention retention() {
    return new Retention(database);
  }
}
