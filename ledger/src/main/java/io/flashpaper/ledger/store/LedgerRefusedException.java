// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import java.sql.SQLException;
import java.util.Optional;

/**
 * The database refused a batch because something in it is wrong: a defect. Trying again would not
 * help, and nothing of the batch is stored.
 */
public final class LedgerRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** SQL's classes for values that no column takes and for broken constraints. */
  private static final String DATA = "22";

  private static final String INTEGRITY = "23";

  private LedgerRefusedException(Batch batch, SQLException refusal) {
    super(
        "the database refuses what happened up to tape offset %d, and keeps nothing of it: %s"
            .formatted(
                batch.after().tapeOffset(),
                String.valueOf(refusal.getMessage()).replaceAll("\\s+", " ")),
        refusal);
  }

  /** The refusal behind a failure; empty where the database was merely away. */
  static Optional<LedgerRefusedException> in(SQLException failed, Batch batch) {
    for (Throwable cause : failed) {
      if (cause instanceof SQLException refusal && isRefusal(refusal)) {
        return Optional.of(new LedgerRefusedException(batch, root(refusal)));
      }
    }
    return Optional.empty();
  }

  private static boolean isRefusal(SQLException failed) {
    String state = String.valueOf(failed.getSQLState());
    return state.startsWith(DATA) || state.startsWith(INTEGRITY);
  }

  /** The driver wraps what the server said of a batch's row. */
  private static SQLException root(SQLException refusal) {
    return refusal.getCause() instanceof SQLException server ? root(server) : refusal;
  }
}
