// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.feed.desk.FeedEvent;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.venue.kalshi.ExchangeStatus;
import io.flashpaper.venue.kalshi.ListedMarket;
import io.flashpaper.venue.kalshi.SaidFees;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Decides which markets are followed, and tells the desk what the venue says of them: found in
 * lists, read on their own, halted with the whole exchange.
 */
final class MarketFollower
    implements MarketLists.Listener, MarketReads.Listener, FeePolls.Listener {
  private final FollowedMarkets followed;
  private final MarketSelection selection;
  private final Supplier<OptionalLong> indexMicros;
  private final Consumer<FeedEvent> desk;
  private final TradingHalt halt = new TradingHalt();
  private final FeeBoard fees = new FeeBoard();
  private OptionalLong lastIndexMicros = OptionalLong.empty();

  /**
   * A follower of these markets, and of those it finds.
   *
   * @param indexMicros the index, for choosing strikes
   */
  MarketFollower(
      FollowedMarkets followed,
      MarketSelection selection,
      Supplier<OptionalLong> indexMicros,
      Consumer<FeedEvent> desk) {
    this.followed = followed;
    this.selection = selection;
    this.indexMicros = indexMicros;
    this.desk = desk;
  }

  @Override
  public void listed(
      String series, boolean open, List<ListedMarket> markets, boolean whole, long nowMs) {
    markets.stream().filter(m -> followed.contains(m.id())).forEach(m -> read(m, nowMs));
    OptionalLong index = index();
    List<ListedMarket> chosen =
        open ? selection.current(markets, index, nowMs) : selection.upcoming(markets, index, nowMs);
    chosen.stream().filter(m -> !followed.contains(m.id())).forEach(m -> read(m, nowMs));
    if (open && whole) {
      missing(series, markets, nowMs);
    }
  }

  /** A strike is chosen by the last index there was, if there is none now. */
  private OptionalLong index() {
    OptionalLong now = indexMicros.get();
    lastIndexMicros = now.isPresent() ? now : lastIndexMicros;
    return lastIndexMicros;
  }

  /** A market that trades and is not listed as open is paused, or closed before its time. */
  private void missing(String series, List<ListedMarket> open, long nowMs) {
    Set<MarketId> listed = open.stream().map(ListedMarket::id).collect(Collectors.toSet());
    followed.trading(nowMs).stream()
        .filter(id -> !listed.contains(id))
        .filter(id -> followed.find(id).filter(m -> isOpenIn(m, series)).isPresent())
        .forEach(followed::readSoon);
  }

  private static boolean isOpenIn(Market market, String series) {
    return market.series().equals(series) && market.status() == MarketStatus.OPEN;
  }

  @Override
  public void read(ListedMarket market, long nowMs) {
    followed.accept(market, nowMs).ifPresent(known -> tell(known, nowMs));
  }

  private void tell(FollowedMarket known, long nowMs) {
    halt.changes(known, nowMs);
    known.charges(fees.of(known.listed()));
    desk.accept(known.seen(halt.statusOf(known, nowMs)));
  }

  @Override
  public void seriesFees(String series, SaidFees said, long nowMs) {
    fees.series(series, said);
    tellFees(nowMs);
  }

  @Override
  public void eventFees(String series, SortedMap<String, SaidFees> said, long nowMs) {
    fees.events(series, said);
    tellFees(nowMs);
  }

  /** A market that is over keeps the fees it had. */
  private void tellFees(long nowMs) {
    for (FollowedMarket market : followed.all()) {
      if (market.market().msToClose(nowMs) > 0 && market.charges(fees.of(market.listed()))) {
        desk.accept(market.seen(halt.statusOf(market, nowMs)));
      }
    }
  }

  /** What the exchange says of itself. */
  void exchange(ExchangeStatus status) {
    halt.accept(status);
  }

  /** Why trading is halted, in words; empty if it is not. */
  String haltReason() {
    return halt.reason();
  }

  /** Something happened to a market; what, its own description tells. */
  void changed(MarketId market) {
    followed.readSoon(market);
  }

  /** Time moves on: markets open into a halt or come out of it. */
  void tick(long nowMs) {
    for (FollowedMarket market : followed.all()) {
      if (halt.changes(market, nowMs)) {
        desk.accept(market.seen(halt.statusOf(market, nowMs)));
      }
    }
    followed.forgetFinished(nowMs);
  }
}
