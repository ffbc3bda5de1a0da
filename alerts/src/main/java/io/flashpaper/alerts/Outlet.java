// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import io.flashpaper.alerts.Outcome.Arrived;
import io.flashpaper.alerts.Outcome.Later;
import io.flashpaper.alerts.Outcome.Never;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What waits for one channel, and the thread that sends it: in order, no faster than the channel's
 * pace, again and again while the channel is away. What comes when too many wait is left out, and
 * the next message says how many were.
 */
final class Outlet implements AutoCloseable {
  private static final int MOST_WAITING = 200;
  private static final int MOST_ATTEMPTS = 10;
  private static final long LONGEST_MS = 300_000;

  private final Channel channel;
  private final Post post;
  private final InstantSource clock;
  private final long firstRetryMs;
  private final Consumer<String> log;
  private final Pace pace;
  private final Deque<Message> waiting = new ArrayDeque<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("alerts").factory());
  private int attempts;
  private boolean going;
  private long sent;
  private long leftOut;
  private long lost;
  private String problem = "";

  Outlet(Channel channel, Post post, InstantSource clock, long firstRetryMs, Consumer<String> log) {
    this.channel = channel;
    this.post = post;
    this.clock = clock;
    this.firstRetryMs = firstRetryMs;
    this.log = log;
    this.pace = new Pace(channel.perMinute());
  }

  /** Takes a message, or leaves it out; never waits. */
  synchronized void offer(Message message) {
    if (!channel.rules().contains(message.alert().rule())) {
      return;
    }
    if (waiting.size() >= MOST_WAITING) {
      leftOut++;
      lost++;
      return;
    }
    waiting.addLast(message.after(leftOut));
    leftOut = 0;
    if (!going) {
      going = true;
      later(0);
    }
  }

  private void later(long afterMs) {
    thread.schedule(this::step, afterMs, TimeUnit.MILLISECONDS);
  }

  private void step() {
    try {
      Optional<Message> next = next();
      if (next.isPresent()) {
        settle(brought(next.get()));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** A defect costs its message, never the outlet. */
  private Outcome brought(Message message) throws InterruptedException {
    try {
      return post.bring(channel, message);
    } catch (RuntimeException defect) {
      // Its words may hold anything.
      return new Never("it cannot be sent: " + defect.getClass().getSimpleName());
    }
  }

  /** The message to be sent now, if there is one and the pace allows. */
  private synchronized Optional<Message> next() {
    if (waiting.isEmpty()) {
      going = false;
      return Optional.empty();
    }
    long now = clock.millis();
    long wait = pace.waitMs(now);
    if (wait > 0) {
      later(wait);
      return Optional.empty();
    }
    pace.take(now);
    return Optional.of(waiting.getFirst());
  }

  private synchronized void settle(Outcome outcome) {
    switch (outcome) {
      case Arrived _ -> {
        sent++;
        problem = "";
        drop();
      }
      case Later(String why, OptionalLong afterMs) -> again(why, afterMs);
      case Never(String why) -> giveUp(why);
    }
  }

  private void drop() {
    waiting.removeFirst();
    attempts = 0;
    later(0);
  }

  private void again(String why, OptionalLong afterMs) {
    attempts++;
    if (attempts >= MOST_ATTEMPTS) {
      giveUp(why);
      return;
    }
    if (attempts == 1) {
      log.accept("Channel %s is asked again: %s".formatted(channel.name(), why));
    }
    problem = why;
    long backoffMs = Math.min(LONGEST_MS, firstRetryMs << (attempts - 1));
    later(Math.min(LONGEST_MS, Math.max(backoffMs, afterMs.orElse(0))));
  }

  private void giveUp(String why) {
    lost++;
    problem = why;
    log.accept(
        "An alert %s does not reach channel %s: %s"
            .formatted(waiting.getFirst().alert().rule().key(), channel.name(), why));
    drop();
  }

  Channel channel() {
    return channel;
  }

  synchronized ChannelStatus status() {
    return new ChannelStatus(
        channel.name(),
        channel.kind().name().toLowerCase(Locale.ROOT),
        sent,
        waiting.size(),
        lost,
        problem);
  }

  /** Begins to send what waits, trouble first, without heed of the pace: nothing comes after it. */
  Future<?> drain() {
    return thread.submit(this::sendLast);
  }

  private void sendLast() {
    try {
      while (!waitingLast().isEmpty()) {
        Message message = waitingLast().getFirst();
        Outcome outcome = brought(message);
        settleLast(message, outcome);
        if (outcome instanceof Later) {
          return;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized List<Message> waitingLast() {
    return waiting.stream()
        .sorted(Comparator.comparing(message -> !message.alert().rule().isOfTrouble()))
        .toList();
  }

  private synchronized void settleLast(Message message, Outcome outcome) {
    switch (outcome) {
      case Arrived _ -> {
        sent++;
        waiting.remove(message);
      }
      case Never(String why) -> {
        lost++;
        problem = why;
        waiting.remove(message);
      }
      case Later(String why, OptionalLong _) -> problem = why;
    }
  }

  /** What waits is lost, but not in silence. */
  @Override
  public void close() {
    thread.shutdownNow();
    long left = status().waiting();
    if (left > 0) {
      log.accept(
          "The process ends, and alerts that wait for channel %s are lost: %d"
              .formatted(channel.name(), left));
    }
  }
}
