// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

/** Notices, within a quarter more than its limit, that nothing was heard for that long. */
final class Silence {
  private static final int PARTS = 4;

  private final Timers.Timer timer;
  private final Runnable tooLong;
  private int silentParts;

  Silence(Timers timers, long limitMs, Runnable tooLong) {
    this.tooLong = tooLong;
    this.timer = timers.every(Math.max(1, limitMs / PARTS), this::look);
  }

  void broken() {
    silentParts = 0;
  }

  void stop() {
    timer.cancel();
  }

  private void look() {
    if (++silentParts > PARTS) {
      tooLong.run();
    }
  }
}
