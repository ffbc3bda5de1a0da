// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.alerts;

import io.flashpaper.alerts.Alert;
import io.flashpaper.alerts.LedgerRules;
import io.flashpaper.ledger.json.LedgerJson;
import io.flashpaper.ledger.store.Outbox;
import java.util.function.Consumer;

/**
 * Makes alerts of the outbox's entries, each by itself: one that no alert can be made of, since a
 * program from before an upgrade left it or by a defect, is left out, and keeps back no other.
 */
final class EntryTeller {
  private final Consumer<Alert> people;
  private final Consumer<String> log;

  /**
   * Tells people.
   *
   * @param log of what they are not told of, in sentences
   */
  EntryTeller(Consumer<Alert> people, Consumer<String> log) {
    this.people = people;
    this.log = log;
  }

  void tell(Outbox.Entry entry) {
    try {
      LedgerRules.of(LedgerJson.readEntry(entry.message())).ifPresent(people);
    } catch (RuntimeException unusable) {
      log.accept(
          "Nobody is told of an entry that cannot be used: ledgerId=%d error=%s"
              .formatted(entry.id(), unusable));
    }
  }
}
