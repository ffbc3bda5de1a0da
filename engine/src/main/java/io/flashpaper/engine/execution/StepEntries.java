// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.List;

/** What one step enters, in order; an account's part of it can be taken back. */
final class StepEntries {
  private static final String NOBODY = "";

  private record Line(String account, LedgerEntry entry) {}

  private final List<Line> lines = new ArrayList<>();

  /** Enters what the tape or a strategy did: it stands whatever becomes of an account. */
  void enter(LedgerEntry entry) {
    enter(NOBODY, entry);
  }

  /** Enters what an account did. */
  void enter(String account, LedgerEntry entry) {
    lines.add(new Line(account, entry));
  }

  /** Takes back what an account did in this step. */
  void discard(String account) {
    lines.removeIf(line -> line.account().equals(account));
  }

  /** Begins a step. */
  void clear() {
    lines.clear();
  }

  List<LedgerEntry> all() {
    return lines.stream().map(Line::entry).toList();
  }
}
