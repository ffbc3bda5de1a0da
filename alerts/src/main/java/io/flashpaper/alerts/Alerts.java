// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import io.flashpaper.alerts.Outcome.Arrived;
import io.flashpaper.alerts.Outcome.Later;
import io.flashpaper.alerts.Outcome.Never;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** All channels. Whoever raises an alert goes on at once; each channel sends by itself. */
public final class Alerts implements AutoCloseable {
  private final Templates templates;
  private final InstantSource clock;
  private final Postman postman = new Postman();
  private final List<Outlet> outlets;

  /**
   * These channels.
   *
   * @param clock the one on the wall
   * @param firstRetry how soon a channel that was away is asked again, the first time
   * @param log told of what does not arrive, in sentences without secrets
   */
  public Alerts(
      List<Channel> channels,
      Templates templates,
      InstantSource clock,
      Duration firstRetry,
      Consumer<String> log) {
    this.templates = templates;
    this.clock = clock;
    this.outlets =
        channels.stream()
            .map(channel -> new Outlet(channel, postman, clock, firstRetry.toMillis(), log))
            .toList();
  }

  /** Sends an alert to all who want to know, later. */
  public void raise(Alert alert) {
    Message message = templates.message(alert);
    outlets.forEach(outlet -> outlet.offer(message));
  }

  /**
   * What came of a test.
   *
   * @param problem why it did not arrive; blank if it did. Holds no secret
   */
  public record Tested(String channel, String problem) {}

  /** Sends a message to each channel and waits for what comes of it. */
  public List<Tested> test() throws InterruptedException {
    List<Tested> tested = new ArrayList<>();
    for (Outlet outlet : outlets) {
      String name = outlet.channel().name();
      Alert alert = Alert.of(Rule.TEST, clock.millis(), Map.of("channel", name));
      tested.add(
          new Tested(name, problem(postman.bring(outlet.channel(), templates.message(alert)))));
    }
    return tested;
  }

  private static String problem(Outcome outcome) {
    return switch (outcome) {
      case Arrived _ -> "";
      case Later(String why, var _) -> why;
      case Never(String why) -> why;
    };
  }

  /** How each channel does. */
  public List<ChannelStatus> status() {
    return outlets.stream().map(Outlet::status).toList();
  }

  /**
   * Sends what waits before the process ends, trouble first and without heed of the pace; a channel
   * that is away is asked once.
   *
   * @param patience for all channels together
   */
  public void drain(Duration patience) throws InterruptedException {
    long until = clock.millis() + patience.toMillis();
    List<Future<?>> rounds = outlets.stream().<Future<?>>map(Outlet::drain).toList();
    for (Future<?> round : rounds) {
      try {
        round.get(Math.max(0, until - clock.millis()), TimeUnit.MILLISECONDS);
      } catch (ExecutionException | TimeoutException late) {
        // What is left is counted when it is closed.
      }
    }
  }

  @Override
  public void close() {
    outlets.forEach(Outlet::close);
  }
}
