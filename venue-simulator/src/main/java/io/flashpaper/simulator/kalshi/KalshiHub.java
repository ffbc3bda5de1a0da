// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.kalshi;

import io.flashpaper.simulator.wire.Peer;
import io.flashpaper.simulator.world.Market;
import io.flashpaper.simulator.world.PublicTrade;
import io.flashpaper.simulator.world.World;
import io.flashpaper.simulator.world.WorldEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** All WebSocket connections: takes in what happened during a tick, then tells the net change. */
public final class KalshiHub {
  private static final long SETTLED_LATELY_MS = 900_000;

  private final World world;
  private final LongSupplier worldMs;
  private final LongSupplier aheadMs;
  private final Set<KalshiSession> sessions = new LinkedHashSet<>();
  private final Map<String, PublishedBook> books = new LinkedHashMap<>();
  private final Set<Market> moved = new LinkedHashSet<>();
  private final Set<Market> quoted = new LinkedHashSet<>();
  private final List<PublicTrade> trades = new ArrayList<>();
  private final List<String> settled = new ArrayList<>();

  /**
   * Starts with the books as they are.
   *
   * @param worldMs the world's time
   * @param aheadMs how far the clock that frames are stamped with is ahead of it
   */
  public KalshiHub(World world, LongSupplier worldMs, LongSupplier aheadMs) {
    this.world = world;
    this.worldMs = worldMs;
    this.aheadMs = aheadMs;
    for (Market market : world.markets().living()) {
      books.put(market.ticker(), new PublishedBook(market));
    }
  }

  /** A client has passed the handshake. */
  public KalshiSession connect(Peer peer) {
    KalshiSession session = new KalshiSession(peer, this);
    sessions.add(session);
    return session;
  }

  /** A client is gone. */
  public void disconnect(KalshiSession session) {
    sessions.remove(session);
  }

  /** Takes in one event of the tick. */
  public void accept(WorldEvent event) {
    switch (event) {
      case WorldEvent.BookMoved e -> {
        moved.add(e.market());
        quoted.add(e.market());
      }
      case WorldEvent.MarketTraded e -> {
        trades.add(e.trade().later(aheadMs.getAsLong()));
        quoted.add(e.market());
      }
      case WorldEvent.Created e -> {
        books.put(e.market().ticker(), new PublishedBook(e.market()));
        lifecycle(MessageBody.created(e.market()));
      }
      case WorldEvent.StrikeSet e -> lifecycle(MessageBody.strikeSet(e.market()));
      case WorldEvent.Determined e -> lifecycle(MessageBody.determined(e.market()));
      case WorldEvent.Settled e -> {
        settled.add(e.market().ticker());
        lifecycle(MessageBody.settled(e.market()));
      }
      case WorldEvent.Printed e -> index(e.second(), e.cents());
      case WorldEvent.Quoted e -> {}
      case WorldEvent.Traded e -> {}
    }
  }

  /** Ends a tick: sends trades, book changes and tickers. */
  public void flush() {
    for (PublicTrade trade : trades) {
      String body = MessageBody.trade(trade);
      sessions.forEach(s -> s.trade(trade.ticker(), body));
    }
    trades.clear();
    for (Market market : moved) {
      PublishedBook book = books.get(market.ticker());
      if (book != null) {
        List<PublishedBook.Change> changes = book.catchUp();
        sessions.forEach(s -> s.book(market, changes));
      }
    }
    moved.clear();
    settled.forEach(books::remove);
    settled.clear();
    for (Market market : quoted) {
      if (sessions.stream().anyMatch(s -> s.wantsTicker(market.ticker()))) {
        String body = MessageBody.ticker(market, now());
        sessions.forEach(s -> s.ticker(market.ticker(), body));
      }
    }
    quoted.clear();
  }

  /** Sends every subscriber the books it listens to, unasked. */
  public void sendSnapshots() {
    sessions.forEach(KalshiSession::snapshots);
  }

  /**
   * Tells every subscriber again how each market came to be what it is, of those that live or were
   * settled in the last quarter of an hour.
   */
  public void sendLifecycles() {
    long sinceMs = worldMs.getAsLong() - SETTLED_LATELY_MS;
    world.markets().all().stream()
        .filter(m -> m.settledMs().orElse(Long.MAX_VALUE) >= sinceMs)
        .flatMap(m -> MessageBody.lifecycle(m).stream())
        .forEach(this::lifecycle);
  }

  private void lifecycle(String body) {
    sessions.forEach(s -> s.lifecycle(body));
  }

  private void index(long second, long cents) {
    if (!sessions.isEmpty()) {
      String body = MessageBody.index(world.prints(), second, cents);
      sessions.forEach(s -> s.index(body));
    }
  }

  long now() {
    return worldMs.getAsLong() + aheadMs.getAsLong();
  }

  Optional<PublishedBook> book(String ticker) {
    PublishedBook known = books.get(ticker);
    return known == null
        ? world.markets().find(ticker).map(PublishedBook::new)
        : Optional.of(known);
  }

  List<Market> openMarkets() {
    return world.markets().living();
  }
}
