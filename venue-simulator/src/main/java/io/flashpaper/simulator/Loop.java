// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets other threads do something on the simulator's thread and wait for it. */
record Loop(Context context, Thread thread) {
  private static final long PATIENCE_SECONDS = 10;

  <T> T call(Supplier<T> action) {
    return await(() -> Future.succeededFuture(action.get()));
  }

  void run(Runnable action) {
    await(
        () -> {
          action.run();
          return Future.<Boolean>succeededFuture(true);
        });
  }

  /** Not to be called on the thread itself unless the future is complete at once. */
  <T> T await(Supplier<Future<T>> action) {
    if (Thread.currentThread() == thread) {
      return action.get().result();
    }
    CompletableFuture<T> done = new CompletableFuture<>();
    context.runOnContext(
        _ -> {
          try {
            action.get().onSuccess(done::complete).onFailure(done::completeExceptionally);
          } catch (RuntimeException e) {
            done.completeExceptionally(e);
          }
        });
    return done.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }
}
