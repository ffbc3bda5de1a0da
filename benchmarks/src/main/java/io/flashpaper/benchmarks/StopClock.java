// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.benchmarks;

/** Elapsed time; comparable between the threads of one process. */
final class StopClock {
  private StopClock() {}

  static long nanos() {
    return System.nanoTime();
  }
}
