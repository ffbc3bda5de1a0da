// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.watch;

import java.time.Duration;

/** Where a watch is shown. */
public interface WatchScreen extends AutoCloseable {
  /** Shows how things stand. */
  void show(Picture picture);

  /** Says that the stack does not answer, or is late, beside what was shown last. */
  void lost(String why);

  /** Waits so long; true as soon as the user wants to end. */
  boolean isEndedWithin(Duration time);

  /** Leaves everything as it was. */
  @Override
  void close();
}
