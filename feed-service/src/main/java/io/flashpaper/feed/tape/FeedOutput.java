// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import io.flashpaper.feed.desk.FeedEvent.RawTick;
import io.flashpaper.feed.desk.FeedEvent.Refused;
import io.flashpaper.model.event.TapeEvent;
import java.util.Optional;

/** Where the loop writes; called on its thread, in order. May block while too much is under way. */
public interface FeedOutput {
  /** The tape's next event. */
  void tape(TapeEvent event);

  /** The same, with when a venue said and we heard what it came of, if it came of that. */
  default void tape(TapeEvent event, Optional<Stamp> stamp) {
    tape(event);
  }

  /** An exchange's message as received. */
  void raw(RawTick tick);

  /** A message that was not taken. */
  void dead(Refused refused);

  /** The ordered path is broken, and the loop has ended. */
  void fail(String error);
}
