// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import io.flashpaper.model.event.TapeEvent;

/** Where the desk's results go; called on the desk's thread, in order. */
public interface DeskOutput extends BookRequests {
  /** The tape's next event. */
  void tape(TapeEvent event);

  /** An exchange's message, as received. */
  void raw(FeedEvent.RawTick tick);

  /** A message that was not taken. */
  void dead(FeedEvent.Refused refused);

  /** A market was settled, and we averaged the same minute. */
  void checked(SettlementCheck check);

  /** How things stand; comes every now and then. */
  void status(DeskStatus status);
}
