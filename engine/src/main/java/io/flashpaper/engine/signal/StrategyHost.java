// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.engine.index.FairPricing;
import io.flashpaper.engine.index.IndexHistory;
import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.flashpaper.model.signal.SignalMessage.GateCounts;
import io.flashpaper.model.signal.SignalMessage.Signal;
import io.flashpaper.model.signal.SignalMessage.StrategyLoaded;
import io.flashpaper.model.signal.SignalMessage.StrategyQuarantined;
import io.flashpaper.strategy.api.MarketView;
import io.flashpaper.strategy.api.Strategy;
import io.flashpaper.strategy.api.Trigger;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs one strategy instance: a seat at each open market of its series. */
final class StrategyHost {
  private static final Desire CLOSED = new Desire.Indifferent(Reason.of("MARKET_CLOSED"));

  private final StrategyInstance instance;
  private final GateChain gates;
  private final MarketBoard board;
  private final DeclaredIndex index;
  private final FairPricing pricing;
  private final SortedMap<MarketId, Seat<?>> seats = new TreeMap<>();

  StrategyHost(StrategyInstance instance, MarketBoard board, IndexHistory index) {
    this.instance = instance;
    this.gates = new GateChain(instance.gates(), instance.scope());
    this.board = board;
    this.index = new DeclaredIndex(index, instance.strategy().longestWindow());
    this.pricing = new FairPricing(index);
  }

  StrategyInstance instance() {
    return instance;
  }

  void opened(Market market) {
    if (instance.scope().series().contains(market.series())) {
      seats.put(market.id(), seat(instance.strategy(), market.id()));
    }
  }

  private <M extends Record> Seat<M> seat(Strategy<M> strategy, MarketId market) {
    return new Seat<>(strategy, gates, market, Seed.of(instance.name(), market));
  }

  void closed(Cause cause, MarketId market, long minuteMs, List<SignalMessage> out) {
    Seat<?> seat = seats.remove(market);
    if (seat != null) {
      if (seat.isStanding()) {
        out.add(signal(cause, market, CLOSED));
      }
      tell(cause, seat, minuteMs, out);
    }
  }

  void minuteEnded(Cause cause, long minuteMs, List<SignalMessage> out) {
    seats.values().forEach(seat -> tell(cause, seat, minuteMs, out));
  }

  private void tell(Cause cause, Seat<?> seat, long minuteMs, List<SignalMessage> out) {
    List<GateCount> counts = seat.drainCounts();
    if (!counts.isEmpty()) {
      out.add(
          new GateCounts(
              cause.offset(), cause.timeMs(), instance.name(), seat.market(), minuteMs, counts));
    }
  }

  void announce(Cause cause, List<SignalMessage> out) {
    out.add(
        new StrategyLoaded(
            cause.offset(),
            cause.timeMs(),
            instance.name(),
            instance.origin().strategy(),
            instance.origin().version(),
            instance.account(),
            instance.origin().sha256()));
    seats.values().forEach(Seat::retell);
  }

  /** Asks every seat that the occasion concerns; returns how often the strategy was asked. */
  long step(Cause cause, Occasion occasion, OptionalLong heardMs, List<SignalMessage> out) {
    long asked = 0;
    for (Seat<?> seat : seats.values()) {
      List<Trigger> triggers = occasion.triggers(seat.market());
      if (!triggers.isEmpty() || seat.isRestless(cause.timeMs())) {
        asked += triggers.size();
        step(cause, seat, triggers, heardMs, out);
      }
    }
    return asked;
  }

  private void step(
      Cause cause,
      Seat<?> seat,
      List<Trigger> triggers,
      OptionalLong heardMs,
      List<SignalMessage> out) {
    LiveMarket live = board.find(seat.market()).orElseThrow();
    MarketView market = new MarketSight(live, cause.timeMs(), heardMs, pricing, index);
    seat.ask(cause, triggers, market, index)
        .ifPresent(
            evidence ->
                out.add(
                    new StrategyQuarantined(
                        cause.offset(),
                        cause.timeMs(),
                        instance.name(),
                        instance.origin().strategy(),
                        seat.market(),
                        evidence)));
    seat.change(cause, market, index)
        .ifPresent(desire -> out.add(signal(cause, seat.market(), desire)));
  }

  private Signal signal(Cause cause, MarketId market, Desire desire) {
    return new Signal(
        instance.name() + ":" + market + ":" + cause.offset(),
        cause.offset(),
        cause.timeMs(),
        instance.name(),
        instance.origin().strategy(),
        instance.origin().version(),
        instance.account(),
        market,
        desire);
  }
}
