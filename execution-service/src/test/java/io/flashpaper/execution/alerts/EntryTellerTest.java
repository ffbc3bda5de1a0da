// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.alerts.Alert;
import io.flashpaper.alerts.Rule;
import io.flashpaper.ledger.store.Outbox.Entry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryTellerTest {
  private static final String HALTED =
      "{\"type\":\"account-halted\",\"tapeOffset\":%d,\"timeMs\":1790000112600,"
          + "\"account\":\"main\",\"why\":\"it does not add up\",\"ledgerId\":%d}";

  private final List<Alert> told = new ArrayList<>();
  private final List<String> log = new ArrayList<>();

  private void tell(EntryTeller teller, String... messages) {
    for (int i = 0; i < messages.length; i++) {
      teller.tell(new Entry(i, "main", messages[i].formatted(i, i)));
    }
  }

  @Test
  void anEntryThatCannotBeUsedIsLoggedByItsNumberAndKeepsBackNoOther() {
    tell(
        new EntryTeller(told::add, log::add),
        HALTED,
        "{\"type\":\"of-another-version\"}",
        "null",
        "{\"type\":\"trade-opened\",\"account\":\"main\"}",
        HALTED);
    assertThat(told).extracting(Alert::rule).containsExactly(Rule.PROTECTION, Rule.PROTECTION);
    assertThat(log).hasSize(3);
    assertThat(log.getFirst()).contains("ledgerId=1");
    assertThat(log.getLast()).contains("ledgerId=3");
  }

  @Test
  void anAlertThatCannotBePutIntoWordsIsLoggedToo() {
    EntryTeller teller =
        new EntryTeller(
            alert -> {
              throw new IllegalStateException("no words");
            },
            log::add);
    tell(teller, HALTED, HALTED);
    assertThat(log).hasSize(2).allSatisfy(line -> assertThat(line).contains("no words"));
  }
}
