// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.kalshi;

import io.flashpaper.simulator.wire.Peer;
import io.flashpaper.simulator.world.Market;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One connection: its subscriptions, and the frames that go out on them. */
public final class KalshiSession {
  private static final int TRY_AGAIN_LATER = 1013;

  private final Peer peer;
  private final KalshiHub hub;
  private final Map<Integer, Subscription> subscriptions = new LinkedHashMap<>();
  private final Commands commands = new Commands(this);
  private int lastSid;
  private boolean dropped;

  KalshiSession(Peer peer, KalshiHub hub) {
    this.peer = peer;
    this.hub = hub;
  }

  /** A text frame has arrived. */
  public void receive(String text) {
    commands.execute(text);
  }

  void send(String frame) {
    if (dropped) {
      return;
    }
    if (peer.overflowing()) {
      dropped = true;
      peer.send(CommandError.OVERFLOW.frame(0));
      peer.close(TRY_AGAIN_LATER, "slow consumer");
      return;
    }
    peer.send(frame);
  }

  List<Subscription> subscriptions() {
    return List.copyOf(subscriptions.values());
  }

  Optional<Subscription> subscription(int sid) {
    return Optional.ofNullable(subscriptions.get(sid));
  }

  Optional<Subscription> subscription(Channel channel) {
    return subscriptions.values().stream().filter(s -> s.channel() == channel).findFirst();
  }

  Subscription open(Channel channel, boolean everything) {
    Subscription subscription = new Subscription(++lastSid, channel, everything);
    subscriptions.put(subscription.sid(), subscription);
    return subscription;
  }

  void close(Subscription subscription) {
    subscriptions.remove(subscription.sid());
  }

  /** Sends the books of these markets; unknown ones are passed over in silence. */
  void snapshots(Subscription subscription, List<String> tickers, long id) {
    for (String ticker : tickers) {
      hub.book(ticker)
          .ifPresent(
              book -> {
                String body = MessageBody.snapshot(book, subscription.yesPrices());
                String frame = subscription.sequenced("orderbook_snapshot", hub.now(), body);
                send(id == 0 ? frame : "{\"id\":" + id + "," + frame.substring(1));
              });
    }
  }

  /** Sends the books of all subscribed markets. */
  void snapshots() {
    subscription(Channel.ORDERBOOK_DELTA).ifPresent(s -> snapshots(s, s.markets(), 0));
  }

  void tickers(Subscription subscription) {
    for (Market market : hub.openMarkets()) {
      if (subscription.wants(market.ticker())) {
        String body = MessageBody.ticker(market, hub.now());
        send(subscription.unsequenced("ticker", hub.now(), body));
      }
    }
  }

  void book(Market market, List<PublishedBook.Change> changes) {
    for (Subscription subscription : wanting(Channel.ORDERBOOK_DELTA, market.ticker())) {
      for (PublishedBook.Change change : changes) {
        String body = MessageBody.delta(market, change, subscription.yesPrices(), hub.now());
        send(subscription.sequenced("orderbook_delta", hub.now(), body));
      }
    }
  }

  void trade(String ticker, String body) {
    for (Subscription subscription : wanting(Channel.TRADE, ticker)) {
      send(subscription.sequenced("trade", hub.now(), body));
    }
  }

  boolean wantsTicker(String ticker) {
    return !wanting(Channel.TICKER, ticker).isEmpty();
  }

  void ticker(String ticker, String body) {
    for (Subscription subscription : wanting(Channel.TICKER, ticker)) {
      send(subscription.unsequenced("ticker", hub.now(), body));
    }
  }

  void lifecycle(String body) {
    subscription(Channel.MARKET_LIFECYCLE_V2)
        .ifPresent(s -> send(s.sequenced("market_lifecycle_v2", hub.now(), body)));
  }

  void index(String body) {
    subscription(Channel.CFBENCHMARKS_VALUE)
        .filter(s -> s.wants("BRTI"))
        .ifPresent(s -> send(s.sequenced("cfbenchmarks_value", hub.now(), body)));
  }

  private List<Subscription> wanting(Channel channel, String ticker) {
    List<Subscription> wanting = new ArrayList<>(1);
    for (Subscription subscription : subscriptions.values()) {
      if (subscription.channel() == channel && subscription.wants(ticker)) {
        wanting.add(subscription);
      }
    }
    return wanting;
  }
}
