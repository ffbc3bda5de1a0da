// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

import io.flashpaper.ledger.store.Position;
import io.flashpaper.replay.Directions;
import java.sql.SQLException;

/** Where the configuration comes from that was in force when a ledger was made. */
@FunctionalInterface
public interface Configurations {
  /**
   * All that decided a ledger up to a position beside the tape.
   *
   * @throws IllegalArgumentException if it is not on record, or a plugin is not kept any more
   */
  Directions of(RecordedLedger ledger, Recording recording, Position upTo) throws SQLException;
}
