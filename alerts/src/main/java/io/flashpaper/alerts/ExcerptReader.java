// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the beginning of an answer's body: no more than a few kilobytes, no longer than it has
 * patience. A body that is cut, by us or on its way, is no failure: the answer's status has come
 * before it.
 */
final class ExcerptReader implements BodySubscriber<ExcerptReader> {
  private static final int MOST_BYTES = 4_096;

  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private final CompletableFuture<Boolean> whole = new CompletableFuture<>();
  private final CompletionStage<ExcerptReader> body;
  private volatile @Nullable Subscription source;

  ExcerptReader(Duration patience) {
    this.body =
        whole
            .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
            .thenApply(_ -> this);
  }

  /** What was read; nothing more will be. */
  Excerpt end() {
    boolean isWhole = whole.getNow(false);
    Subscription from = source;
    if (!isWhole && from != null) {
      from.cancel();
    }
    return new Excerpt(read.toString(StandardCharsets.UTF_8), isWhole);
  }

  @Override
  public CompletionStage<ExcerptReader> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    source = subscription;
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    buffers.forEach(this::take);
    Subscription from = source;
    if (read.size() >= MOST_BYTES) {
      whole.complete(false);
    } else if (from != null) {
      from.request(1);
    }
  }

  private void take(ByteBuffer buffer) {
    byte[] bytes = new byte[Math.min(buffer.remaining(), MOST_BYTES - read.size())];
    buffer.get(bytes);
    read.writeBytes(bytes);
  }

  @Override
  public void onError(Throwable cutOnItsWay) {
    whole.complete(false);
  }

  @Override
  public void onComplete() {
    whole.complete(true);
  }
}
