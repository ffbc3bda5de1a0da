// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import java.time.Duration;

/** The way a {@link Conversation} acts on its connection; without effect once that is over. */
public interface Line {
  /** Sends a text. */
  void send(String text);

  /** Everything that was asked for is acknowledged and flows. */
  void proved();

  /** Data came: what the connection is for. */
  void data();

  /** Something that was asked for was refused; the rest goes on. */
  void denied(String reason);

  /** Ends the connection because something that was asked for was refused or not answered. */
  void refused(String reason);

  /** Ends the connection. */
  void end(String reason);

  /** Wants another connection in place of this one, without a break if it still lives. */
  void replace(String reason);

  /** Runs the action later, unless the connection is over by then. */
  Timers.Timer after(Duration world, Runnable action);
}
