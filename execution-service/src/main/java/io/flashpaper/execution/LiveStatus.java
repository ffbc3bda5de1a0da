// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import jakarta.inject.Singleton;

/** Where the ordered thread leaves its latest snapshot, and what it cannot go on without. */
@Singleton
public final class LiveStatus {
  private volatile LiveSnapshot latest = LiveSnapshot.NOTHING;
  private volatile String obstacle = "the tape is not assigned";

  /** Publishes what the tape said last. */
  public void publish(LiveSnapshot snapshot) {
    latest = snapshot;
  }

  /** What the tape said last. */
  public LiveSnapshot latest() {
    return latest;
  }

  /** Says why nothing can be processed; blank when it can. */
  public void obstacle(String sentence) {
    obstacle = sentence;
  }

  /** Why nothing can be processed; blank when it can. */
  public String obstacle() {
    return obstacle;
  }
}
