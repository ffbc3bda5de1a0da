// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import io.vertx.core.Vertx;

/** Vert.x's timers; they run on the context that sets them. */
public final class VertxTimers implements Timers {
  private final Vertx vertx;

  /** The timers of this Vert.x. */
  public VertxTimers(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public Timer after(long wallMs, Runnable action) {
    long id = vertx.setTimer(Math.max(1, wallMs), _ -> action.run());
    return () -> vertx.cancelTimer(id);
  }

  @Override
  public Timer every(long wallMs, Runnable action) {
    long id = vertx.setPeriodic(Math.max(1, wallMs), _ -> action.run());
    return () -> vertx.cancelTimer(id);
  }
}
