// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import io.flashpaper.feed.desk.DeskStatus;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Where the ordered thread leaves how things stand, and when it last moved. Safe on any thread. */
@Singleton
public final class LatestStatus {
  private volatile Optional<DeskStatus> status = Optional.empty();
  private volatile Consumer<DeskStatus> listener = _ -> {};
  private volatile OptionalLong movedMs = OptionalLong.empty();

  /** How things stand now; said by the ordered thread. */
  public void publish(DeskStatus next) {
    status = Optional.of(next);
    listener.accept(next);
  }

  /** Tells of each status, on the ordered thread: it must be quick. */
  public void onPublish(Consumer<DeskStatus> told) {
    listener = told;
  }

  /** The ordered thread takes a step. */
  public void moved(long nowMs) {
    movedMs = OptionalLong.of(nowMs);
  }

  /** How things stood last; empty before this process leads. */
  public Optional<DeskStatus> status() {
    return status;
  }

  /** When the ordered thread last took a step, in world time; empty before this process leads. */
  public OptionalLong movedMs() {
    return movedMs;
  }
}
