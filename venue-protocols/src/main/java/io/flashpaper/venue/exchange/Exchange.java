// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.exchange;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How one exchange speaks. Implementations are stateless, have a public constructor without
 * arguments and are named in {@code META-INF/services}.
 */
public interface Exchange {
  /** Its name on the tape, such as {@code binance_us}. */
  String id();

  /** Where its stream is, unless configured otherwise. */
  URI defaultWsUrl();

  /** What answers a REST poll, unless configured otherwise. */
  URI defaultRestUrl();

  /** What to subscribe to; each is sent only after the one before was acknowledged. */
  List<Subscription> subscriptions();

  /** What to send so that a quiet connection shows that it is alive. */
  Keepalive keepalive();

  /** After how long without any quote or trade a connection is given up, however alive it is. */
  default Duration dataLimit() {
    return Duration.ofSeconds(30);
  }

  /** At what age a connection is replaced before the exchange cuts it; empty means never. */
  default Optional<Duration> maxAge() {
    return Optional.empty();
  }

  /** How long to stay away at least when the exchange does not let us in. */
  default Duration refusalPause() {
    return Duration.ofSeconds(60);
  }

  /** What a frame says. Never throws; what cannot be read is a {@code Malformed}. */
  List<ExchangeEvent> parse(String frame);

  /** What an answer to a REST poll says: a {@code Quote} or a {@code Malformed}. */
  ExchangeEvent parseRest(String body);

  /**
   * One request and the acknowledgements it must bring.
   *
   * @param request the text to send; empty where the address itself subscribes
   * @param acks what must be acknowledged
   * @param deadline how long that may take
   */
  record Subscription(Optional<String> request, List<String> acks, Duration deadline) {
    /** Freezes the list. */
    public Subscription {
      acks = List.copyOf(acks);
    }
  }

  /**
   * How a connection proves that it lives.
   *
   * @param request the text to send; empty means a WebSocket ping
   * @param period how often; never more often than the exchange allows messages
   * @param answerLimit how long until anything at all must have come back
   * @param silenceLimit after how long without any frame the connection is given up; empty where
   *     the exchange sends nothing of itself
   */
  record Keepalive(
      Optional<String> request,
      Duration period,
      Duration answerLimit,
      Optional<Duration> silenceLimit) {}
}
