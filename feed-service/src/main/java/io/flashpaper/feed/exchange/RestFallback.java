// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.exchange;

import io.flashpaper.feed.net.Pace;
import io.flashpaper.feed.net.RestLink.StatusException;
import io.flashpaper.feed.net.Timers;
import io.flashpaper.feed.status.ConnectionLog;
import io.flashpaper.feed.status.Phase;
import io.flashpaper.feed.status.RefusalCause;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks for the best bid and ask once a second, one request at a time, while it is switched on; more
 * rarely after a failure, and much more rarely where the venue does not want to be asked.
 */
final class RestFallback {
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration FIRST_AFTER_REFUSAL = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration LONGEST_AFTER_REFUSAL = Duration.ofMinutes(5);
  private static final int MAX_DOUBLINGS = 6;
  private static final int FAILURES_TO_TELL = 2;

  /** Who needs the answers. */
  interface Listener {
    /** Takes an answer; tells why it cannot be used, if it cannot. */
    Optional<String> answered(String body, long receivedMs);

    /** Answers have stopped coming. */
    void unanswered(String error);
  }

  private final Supplier<Future<String>> request;
  private final Timers timers;
  private final Pace pace;
  private final ConnectionLog log;
  private final Listener listener;
  private Timers.Timer next = () -> {};
  private boolean on;
  private boolean waiting;
  private int failures;

  RestFallback(
      Supplier<Future<String>> request,
      Timers timers,
      Pace pace,
      ConnectionLog log,
      Listener listener) {
    this.request = request;
    this.timers = timers;
    this.pace = pace;
    this.log = log;
    this.listener = listener;
    standBy();
  }

  private void standBy() {
    log.phase(Phase.STANDBY, "not needed while the stream lives", pace.nowMs());
  }

  void start() {
    if (!on) {
      on = true;
      failures = 0;
      log.phase(Phase.CONNECTING, "the stream is down", pace.nowMs());
      ask();
    }
  }

  /** The stream is back. */
  void stop() {
    on = false;
    next.cancel();
    standBy();
  }

  /** The service stops. */
  void end() {
    stop();
    log.phase(Phase.STOPPED, "the service stops", pace.nowMs());
  }

  private void ask() {
    if (!waiting && on) {
      waiting = true;
      request.get().onSuccess(this::answered).onFailure(this::failed);
    }
  }

  private void answered(String body) {
    waiting = false;
    if (!on) {
      return;
    }
    Optional<String> unusable = use(body);
    if (unusable.isPresent()) {
      failed(new IllegalArgumentException("the answer cannot be used: " + unusable.get()));
      return;
    }
    failures = 0;
    log.received(pace.nowMs());
    log.phase(Phase.LIVE, "polling while the stream is down", pace.nowMs());
    next = timers.after(pace.periodMs(PERIOD), this::ask);
  }

  private Optional<String> use(String body) {
    try {
      return listener.answered(body, pace.nowMs());
    } catch (RuntimeException defect) {
      return Optional.of(defect.toString());
    }
  }

  private void failed(Throwable cause) {
    waiting = false;
    if (!on) {
      return;
    }
    String error = String.valueOf(cause.getMessage());
    Duration wait = waitAfter(cause);
    long nowMs = pace.nowMs();
    log.failed(error, nowMs);
    log.waiting(nowMs + wait.toMillis(), error, nowMs);
    if (++failures >= FAILURES_TO_TELL) {
      listener.unanswered(error);
    }
    next = timers.after(pace.periodMs(wait), this::ask);
  }

  private Duration waitAfter(Throwable cause) {
    if (!(cause instanceof StatusException refused)) {
      return doubled(PERIOD, LONGEST);
    }
    log.refused(RefusalCause.ofStatus(refused.status()));
    return doubled(FIRST_AFTER_REFUSAL, LONGEST_AFTER_REFUSAL);
  }

  private Duration doubled(Duration first, Duration longest) {
    Duration wait = first.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
