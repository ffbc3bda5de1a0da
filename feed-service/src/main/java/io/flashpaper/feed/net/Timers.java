// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

/** Timers of one context: actions run one at a time, never while another of them runs. */
public interface Timers {
  /** A timer that can be cancelled; without effect once it has run. */
  interface Timer {
    void cancel();
  }

  /** Runs the action once, after so many real milliseconds. */
  Timer after(long wallMs, Runnable action);

  /** Runs the action again and again, first after one period. */
  Timer every(long wallMs, Runnable action);
}
