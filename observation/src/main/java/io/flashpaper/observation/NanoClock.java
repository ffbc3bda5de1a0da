// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.observation;

/** Real time from wherever it began, in nanoseconds; nobody can set it. */
@FunctionalInterface
public interface NanoClock {
  /** The machine's. */
  NanoClock MACHINE = System::nanoTime;

  /** Now; only differences mean anything. */
  long nanos();
}
