// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.flashpaper.model.signal.SignalMessage.GateCounts;
import io.flashpaper.model.signal.SignalMessage.Refused;
import io.flashpaper.model.signal.SignalMessage.Signal;
import io.flashpaper.model.signal.SignalMessage.StrategyLoaded;
import io.flashpaper.model.signal.SignalMessage.StrategyQuarantined;
import io.flashpaper.strategy.api.MarketView;
import io.flashpaper.strategy.api.Strategy;
import io.flashpaper.strategy.api.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs one strategy instance: a seat at each open market of its series, until it misbehaves.
 *
 * <p>Up to the judged offset nothing is heard, and markets may be met in the middle of their lives:
 * whoever fails there loses that seat only. After it, a failure stops the whole instance.
 *
 * <p>It holds nothing of the engine that asks it, so another engine at the same tape offset may go
 * on with it.
 */
final class StrategyHost {
  private static final Desire CLOSED = new Desire.Indifferent(Reason.of("MARKET_CLOSED"));

  private final StrategyInstance instance;
  private final StrategyLimits limits;
  private final GateChain gates;
  private final long judgedOffset;
  private final SortedMap<MarketId, Seat<?>> seats = new TreeMap<>();
  private Standing standing;
  private boolean announced;
  private long minuteMs = Long.MIN_VALUE;
  private long evaluations;

  StrategyHost(StrategyInstance instance, StrategyLimits limits, Handover handover) {
    this.instance = instance;
    this.limits = limits;
    this.gates = new GateChain(instance.gates(), instance.scope());
    this.judgedOffset = handover.judgedOffset();
    this.standing = handover.of(instance.name());
  }

  String name() {
    return instance.name();
  }

  InstanceStatus status() {
    List<MarketId> asked = new ArrayList<>();
    List<MarketId> leftOut = new ArrayList<>();
    seats.forEach((id, seat) -> (seat.failure().isEmpty() ? asked : leftOut).add(id));
    return new InstanceStatus(instance.name(), standing, evaluations, asked, leftOut);
  }

  private boolean isStopped() {
    return standing.quarantine().isPresent();
  }

  private boolean isHeard(Cause cause) {
    return cause.offset() > judgedOffset;
  }

  void opened(Market market) {
    if (!isStopped() && instance.scope().series().contains(market.series())) {
      Seat<?> seat = seat(instance.strategy(), market.id());
      if (announced) {
        seat.watch();
      }
      seats.put(market.id(), seat);
    }
  }

  private <M extends Record> Seat<M> seat(Strategy<M> strategy, MarketId market) {
    Seed seed = Seed.of(instance.name(), market);
    return new Seat<>(strategy, instance.meter(), limits, gates, market, seed);
  }

  void closed(Cause cause, MarketId market, List<SignalMessage> out) {
    Seat<?> seat = seats.remove(market);
    if (seat != null) {
      leave(cause, seat, CLOSED, out);
    }
  }

  private void leave(Cause cause, Seat<?> seat, Desire last, List<SignalMessage> out) {
    if (seat.isStanding()) {
      out.add(signal(cause, seat.market(), last));
    }
    tellCounts(cause, seat, out);
  }

  void minuteBegins(Cause cause, long beginMs, List<SignalMessage> out) {
    seats.values().forEach(seat -> tellCounts(cause, seat, out));
    minuteMs = beginMs;
  }

  private void tellCounts(Cause cause, Seat<?> seat, List<SignalMessage> out) {
    List<GateCount> counts = seat.drainCounts();
    if (!counts.isEmpty()) {
      out.add(
          new GateCounts(
              cause.offset(), cause.timeMs(), instance.name(), seat.market(), minuteMs, counts));
    }
  }

  /** Says that it runs, once, when its time has come. */
  void announce(Cause cause, List<SignalMessage> out) {
    if (announced || cause.offset() <= standing.since()) {
      return;
    }
    announced = true;
    out.add(loaded(cause));
    if (isStopped()) {
      // It was stopped from outside while it warmed up, and nobody has been told yet.
      if (isHeard(cause)) {
        standing.quarantine().ifPresent(why -> quarantine(cause, why, out));
      }
      return;
    }
    seats.values().forEach(Seat::announced);
    if (isHeard(cause) && !standing.released()) {
      failedSeat().ifPresent(seat -> quarantine(cause, seat, seat.failure().orElseThrow(), out));
    }
  }

  private Optional<Seat<?>> failedSeat() {
    return seats.values().stream()
        .filter(seat -> seat.failure().isPresent())
        .findFirst()
        .map(seat -> seat);
  }

  private record Asked(Seat<?> seat, MarketView market) {}

  /** Asks every seat that the occasion concerns, and tells what that changes. */
  void step(Cause cause, Occasion occasion, Outlook outlook, List<SignalMessage> out) {
    DeclaredIndex index = index(outlook);
    List<Asked> asked = new ArrayList<>();
    for (Seat<?> seat : seats.values()) {
      List<Trigger> triggers = occasion.triggers(seat.market());
      if (!triggers.isEmpty() || seat.isRestless(cause.timeMs())) {
        evaluations += triggers.size();
        MarketView market = outlook.sight(cause, seat.market(), index);
        asked.add(new Asked(seat, market));
        Optional<Failure> failure = seat.ask(cause, triggers, market, index);
        if (failure.isPresent() && isStoppedBy(failure.get(), seat, cause, out)) {
          return;
        }
      }
    }
    tell(cause, asked, index, out);
  }

  /** All or nothing: who floods in one market is not heard in the others any more. */
  private void tell(Cause cause, List<Asked> asked, DeclaredIndex index, List<SignalMessage> out) {
    SortedMap<MarketId, Desire> changes = new TreeMap<>();
    for (Asked each : asked) {
      Optional<Desire> change = each.seat.change(cause, each.market, index);
      Optional<Failure> flood = change.flatMap(_ -> each.seat.flooding(cause));
      if (flood.isPresent() && isStoppedBy(flood.get(), each.seat, cause, out)) {
        return;
      }
      change.ifPresent(desire -> changes.put(each.seat.market(), desire));
    }
    for (Asked each : asked) {
      @Nullable Desire desire = changes.get(each.seat.market());
      if (desire != null) {
        each.seat.tell(desire);
        out.add(signal(cause, each.seat.market(), desire));
      }
      each.seat
          .refusal(cause, each.market, index)
          .ifPresent(refusal -> out.add(refused(cause, each.seat.market(), refusal)));
    }
  }

  private Refused refused(Cause cause, MarketId market, Seat.Refusal refusal) {
    return new Refused(
        cause.offset(),
        cause.timeMs(),
        instance.name(),
        instance.account(),
        market,
        refusal.gate().name(),
        refusal.want());
  }

  private boolean isStoppedBy(Failure failure, Seat<?> seat, Cause cause, List<SignalMessage> out) {
    if (isHeard(cause)) {
      quarantine(cause, seat, failure, out);
      return true;
    }
    seat.stop(failure);
    return false;
  }

  private void quarantine(Cause cause, Seat<?> seat, Failure failure, List<SignalMessage> out) {
    quarantine(
        cause,
        new Quarantine(cause.offset(), seat.market(), failure.kind(), failure.evidence()),
        out);
  }

  /** Stops it everywhere: it wants nothing any more, and is asked nothing. */
  void quarantine(Cause cause, Quarantine why, List<SignalMessage> out) {
    standing = standing.stopped(why.at(cause.offset()));
    out.add(
        new StrategyQuarantined(
            cause.offset(),
            cause.timeMs(),
            instance.name(),
            instance.origin().strategy(),
            instance.origin().version(),
            why.market(),
            why.kind(),
            why.evidence()));
    seats.values().forEach(seat -> leave(cause, seat, Seat.QUARANTINED, out));
    seats.clear();
  }

  private StrategyLoaded loaded(Cause cause) {
    return new StrategyLoaded(
        cause.offset(),
        cause.timeMs(),
        instance.name(),
        instance.origin().strategy(),
        instance.origin().version(),
        instance.account(),
        instance.origin().sha256(),
        instance.origin().parameters(),
        instance.origin().settings(),
        standing.released());
  }

  private DeclaredIndex index(Outlook outlook) {
    return new DeclaredIndex(outlook.index(), instance.strategy().longestWindow());
  }

  /** What it wants in a market now, if it looks at that. */
  Optional<InstanceWish> wish(Cause cause, MarketId market, Outlook outlook) {
    DeclaredIndex index = index(outlook);
    return Optional.ofNullable(seats.get(market))
        .map(seat -> seat.wish(instance.name(), cause, outlook.sight(cause, market, index), index));
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
        instance.priority(),
        market,
        desire);
  }
}
