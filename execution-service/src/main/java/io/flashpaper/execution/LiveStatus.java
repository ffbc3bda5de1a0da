// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import jakarta.inject.Singleton;
import java.util.List;

/** Where the ordered thread leaves its latest snapshot, and what it cannot go on without. */
@Singleton
public final class LiveStatus {
  private volatile LiveSnapshot latest = LiveSnapshot.NOTHING;
  private volatile List<String> halted = List.of();
  private volatile String obstacle = "the tape is not assigned";
  private volatile boolean standby;

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
    standby = false;
    obstacle = sentence;
  }

  /** Nothing is processed here, and need not be: says who does it. */
  public void standBy(String sentence) {
    obstacle = sentence;
    standby = true;
  }

  /** Whether all is as it should be: the ledger is kept here, or by another instance. */
  public boolean isReady() {
    return standby || obstacle.isEmpty();
  }

  /** Whether another instance keeps the ledger, and this one is there to take over. */
  public boolean isStandby() {
    return standby;
  }

  /** Why nothing can be processed; blank when it can. */
  public String obstacle() {
    return obstacle;
  }

  /** Says why each halted account is. */
  public void halted(List<String> sentences) {
    halted = List.copyOf(sentences);
  }

  /** Why each account that does nothing any more was halted; empty while all is well. */
  public List<String> halted() {
    return halted;
  }
}
