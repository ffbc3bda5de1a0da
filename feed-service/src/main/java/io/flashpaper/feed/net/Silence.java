// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

/** Notices, within a quarter more than its limit, that nothing was heard for that long. */
final class Silence {
  private static final int PARTS = 4;

  private final Runnable tooLong;
  private Timers.Timer timer = () -> {};
  private int silentParts;

  private Silence(Runnable tooLong) {
    this.tooLong = tooLong;
  }

  /** Silence is of no concern. */
  static Silence allowed() {
    return new Silence(() -> {});
  }

  /** Silence that lasts longer than this from now on. */
  static Silence longerThan(long limitMs, Timers timers, Runnable tooLong) {
    Silence silence = new Silence(tooLong);
    silence.timer = timers.every(Math.max(1, limitMs / PARTS), silence::look);
    return silence;
  }

  /** Something was heard. */
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
