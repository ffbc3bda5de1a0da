// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.exchange;

import io.flashpaper.feed.net.Conversation;
import io.flashpaper.feed.net.ErrorLimit;
import io.flashpaper.feed.net.Line;
import io.flashpaper.feed.net.Timers;
import io.flashpaper.venue.exchange.Exchange;
import io.flashpaper.venue.exchange.Exchange.Subscription;
import io.flashpaper.venue.exchange.ExchangeEvent;
import io.flashpaper.venue.exchange.ExchangeEvent.Ack;
import io.flashpaper.venue.exchange.ExchangeEvent.Alive;
import io.flashpaper.venue.exchange.ExchangeEvent.Denied;
import io.flashpaper.venue.exchange.ExchangeEvent.Ignored;
import io.flashpaper.venue.exchange.ExchangeEvent.Malformed;
import io.flashpaper.venue.exchange.ExchangeEvent.Quote;
import io.flashpaper.venue.exchange.ExchangeEvent.ReconnectPlease;
import io.flashpaper.venue.exchange.ExchangeEvent.Trade;
import io.flashpaper.venue.wire.RisingNumber;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One connection to an exchange. It has proved itself once all subscriptions are acknowledged and a
 * quote came: until then, quotes are better asked for.
 */
final class ExchangeConversation implements Conversation {
  private static final Duration TIME_FOR_A_QUOTE = Duration.ofSeconds(60);

  private static final long REACH_OF_DUPLICATES = 60_000_000;

  /** What the connection is for. */
  interface Listener {
    void frame();

    void duplicate();

    void quote(Quote quote, String text, long receivedMs);

    /** The last quote still stands. */
    void stands(long receivedMs);

    /** Trades pass even while another connection speaks. */
    void trades(List<Trade> trades, String text, long receivedMs);

    void refused(Malformed malformed, String text, long receivedMs);
  }

  private record Seen(Quote quote, String text, long receivedMs) {}

  private final Exchange exchange;
  private final Line line;
  private final Listener listener;
  private final ErrorLimit garbage = ErrorLimit.ofGarbage();
  private final Set<String> awaited = new HashSet<>();
  private final RisingNumber numbers = new RisingNumber(REACH_OF_DUPLICATES);
  private Timers.Timer ackDeadline = () -> {};
  private Optional<Seen> last = Optional.empty();
  private int subscription;
  private boolean acknowledged;
  private boolean speaks;

  ExchangeConversation(Exchange exchange, Line line, Listener listener) {
    this.exchange = exchange;
    this.line = line;
    this.listener = listener;
  }

  @Override
  public void opened() {
    subscribe();
  }

  private void subscribe() {
    if (subscription == exchange.subscriptions().size()) {
      acknowledged = true;
      line.after(TIME_FOR_A_QUOTE, this::checkQuote);
      proveIfQuoted();
      return;
    }
    Subscription next = exchange.subscriptions().get(subscription);
    awaited.addAll(next.acks());
    ackDeadline =
        line.after(
            next.deadline(),
            () -> line.refused("no acknowledgement of " + String.join(", ", next.acks())));
    next.request().ifPresent(line::send);
  }

  private void checkQuote() {
    if (last.isEmpty()) {
      line.refused("no quote came after the subscriptions were acknowledged");
    }
  }

  private void proveIfQuoted() {
    if (acknowledged && last.isPresent()) {
      line.proved();
    }
  }

  @Override
  public void speak() {
    speaks = true;
    last.ifPresent(seen -> listener.quote(seen.quote(), seen.text(), seen.receivedMs()));
  }

  @Override
  public void frame(String text, long receivedMs) {
    listener.frame();
    List<ExchangeEvent> events = exchange.parse(text);
    events.forEach(event -> take(event, text, receivedMs));
    List<Trade> trades =
        events.stream().filter(Trade.class::isInstance).map(Trade.class::cast).toList();
    if (!trades.isEmpty()) {
      listener.trades(trades, text, receivedMs);
    }
    if (events.stream().noneMatch(Malformed.class::isInstance)) {
      garbage.good();
    }
  }

  private void take(ExchangeEvent event, String text, long receivedMs) {
    switch (event) {
      case Ack ack -> acknowledged(ack.subscription());
      case Denied denied -> line.refused("refused: " + denied.reason());
      case Alive stands -> alive(stands.quoteStands(), receivedMs);
      case Quote quote -> quote(new Seen(quote, text, receivedMs));
      case ReconnectPlease _ -> line.replace("the exchange asked to be connected to anew");
      case Malformed malformed -> malformed(malformed, text, receivedMs);
      case Trade _ -> line.data();
      case Ignored _ -> {}
    }
  }

  private void acknowledged(String name) {
    if (awaited.remove(name) && awaited.isEmpty()) {
      ackDeadline.cancel();
      subscription++;
      subscribe();
    }
  }

  /** A quote that this connection has not seen itself is not confirmed by it. */
  private void alive(boolean quoteStands, long receivedMs) {
    if (quoteStands && speaks && last.isPresent()) {
      listener.stands(receivedMs);
    }
  }

  private void quote(Seen seen) {
    OptionalLong number = seen.quote().sequence();
    if (number.isPresent() && !numbers.takes(number.getAsLong())) {
      listener.duplicate();
      return;
    }
    line.data();
    last = Optional.of(seen);
    if (speaks) {
      listener.quote(seen.quote(), seen.text(), seen.receivedMs());
    } else {
      proveIfQuoted();
    }
  }

  private void malformed(Malformed malformed, String text, long receivedMs) {
    listener.refused(malformed, text, receivedMs);
    if (garbage.bad(receivedMs)) {
      line.end("too much that cannot be read, last: " + malformed.reason());
    }
  }
}
