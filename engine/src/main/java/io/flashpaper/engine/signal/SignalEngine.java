// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.engine.index.FairPricing;
import io.flashpaper.engine.index.IndexHistory;
import io.flashpaper.engine.signal.Handover.Departure;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.FlashCrash;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.model.signal.SignalMessage.SignalsConfigured;
import io.flashpaper.model.signal.SignalMessage.StrategyUnloaded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Steps through the tape and says what the strategies want.
 *
 * <p>Within one step: the minute's counts, what time closed, what the event says of market and
 * index, flash crashes by ticker, then strategies in configured order and each one's markets by
 * ticker. A fresh engine with this one's {@link #handover()}, fed from {@link
 * Progress#rewindOffset()} on, says, after {@link Progress#tapeOffset()}, exactly what this one
 * would have said. Confined to one thread.
 */
public final class SignalEngine {
  // What the index carries over missing seconds, and its own rounding to seconds.
  private static final long INDEX_SLACK_MS = 10_000;
  private static final long MINUTE_MS = 60_000;

  private final long pastMs;
  private final Outlook outlook;
  private final FlashWatch flashes;
  private final List<StrategyHost> hosts;
  private final List<StrategyHost> newcomers;
  private final Inheritance inherited;
  private final OpenMarkets open;
  private final RewindPoints rewind = new RewindPoints();
  private final Handover before;
  private final SortedMap<Long, Stop> stops = new TreeMap<>();
  private Cause last = new Cause(-1, Long.MIN_VALUE);
  private List<StrategyHost> asked;
  private long minuteMs = Long.MIN_VALUE;
  private boolean toldHandover;

  private record Stop(String instance, Quarantine why) {}

  /** Starts before the tape, with instances in configured order. */
  public SignalEngine(SignalSettings settings, List<StrategyInstance> instances) {
    this(settings, instances, Handover.NONE);
  }

  /** Takes another engine's place, with instances in configured order. */
  public SignalEngine(
      SignalSettings settings, List<StrategyInstance> instances, Handover handover) {
    this(settings, instances, handover, Inheritance.NONE, new IndexHistory());
  }

  /**
   * Starts before the tape, with an index that others may feed as well: for tapes whose index is
   * told elsewhere.
   */
  public SignalEngine(
      SignalSettings settings, List<StrategyInstance> instances, IndexHistory index) {
    this(settings, instances, Handover.NONE, Inheritance.NONE, index);
  }

  private SignalEngine(
      SignalSettings settings,
      List<StrategyInstance> instances,
      Handover handover,
      Inheritance inherited,
      IndexHistory index) {
    this.outlook = Outlook.over(index);
    this.pastMs = past(settings.leastPast(), instances).toMillis() + INDEX_SLACK_MS;
    this.flashes = new FlashWatch(settings.flash(), outlook.board(), index);
    this.hosts =
        instances.stream()
            .map(each -> inherited.hostOf(each, settings.limits(), handover))
            .toList();
    this.newcomers =
        hosts.stream().filter(host -> !inherited.hosts().containsKey(host.name())).toList();
    this.asked = newcomers;
    this.inherited = inherited;
    this.before = handover;
    this.open = new OpenMarkets(outlook.board(), settings.horizon().toMillis());
  }

  /**
   * An engine that takes this one's place, to be fed like any other that does, and says the same.
   * It goes on with some of this one's instances as they are, and asks up to the judged offset only
   * the others, and only about markets that are still open then. This engine must not be stepped
   * any more.
   *
   * @param instances in configured order
   * @param handover made from this engine, or from the handover with which this one was made if it
   *     is not further than that yet
   * @param kept the instances that are the very same; those of which this engine does not know how
   *     they stand at the judged offset begin anew nevertheless
   */
  public SignalEngine successor(
      SignalSettings settings,
      List<StrategyInstance> instances,
      Handover handover,
      Set<String> kept) {
    Inheritance left = inheritance(handover.judgedOffset()).only(kept);
    return new SignalEngine(settings, instances, handover, left, new IndexHistory());
  }

  private Inheritance inheritance(long judgedOffset) {
    if (last.offset() == judgedOffset) {
      Map<String, StrategyHost> all = new HashMap<>();
      hosts.forEach(host -> all.put(host.name(), host));
      return new Inheritance(all, Optional.of(open.markets()));
    }
    boolean untouched = last.offset() < judgedOffset && judgedOffset == before.judgedOffset();
    return untouched ? inherited : Inheritance.NONE;
  }

  private static Duration past(Duration least, List<StrategyInstance> instances) {
    return Stream.concat(
            Stream.of(least, FairPricing.PAST, VenueSilence.LONGEST),
            instances.stream().map(instance -> instance.strategy().longestWindow()))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /**
   * Stops an instance at the offset of a quarantine that was told already, whatever it does there:
   * for what the tape cannot tell.
   */
  public void stopAt(String instance, Quarantine why) {
    stops.put(why.offset(), new Stop(instance, why));
  }

  /**
   * Judges the next record.
   *
   * @throws IllegalArgumentException if its offset does not rise
   */
  public List<SignalMessage> step(TapeRecord record) {
    if (record.offset() <= last.offset()) {
      throw new IllegalArgumentException(
          "tape offset %d does not come after %d".formatted(record.offset(), last.offset()));
    }
    TapeEvent event = record.event();
    Cause cause = new Cause(record.offset(), Math.max(last.timeMs(), event.timeMs()));
    last = cause;
    asked = isSilent(cause) ? newcomers : hosts;
    List<SignalMessage> out = new ArrayList<>();
    stop(cause, out);
    passMinute(cause, out);
    tellHandover(cause, out);
    asked.forEach(host -> host.announce(cause, out));
    if (open.isDue(cause.timeMs())) {
      refresh(cause, out);
    }
    IndexStatus statusBefore = outlook.index().status();
    accept(cause, event, out);
    List<SignalMessage> flashed = flashes.step(cause, event);
    out.addAll(flashed);
    List<FlashCrash> crashes = crashes(flashed);
    Occasion occasion = Occasion.of(event, statusBefore, crashes);
    asked.forEach(host -> host.step(cause, occasion, outlook, out));
    return out;
  }

  /** Whether what is said now was said already, by whomever this engine replaces. */
  private boolean isSilent(Cause cause) {
    return cause.offset() <= before.judgedOffset();
  }

  private void stop(Cause cause, List<SignalMessage> out) {
    Stop stop = stops.remove(cause.offset());
    if (stop != null) {
      asked.stream()
          .filter(host -> host.name().equals(stop.instance()))
          .forEach(host -> host.quarantine(cause, stop.why(), out));
    }
  }

  private void tellHandover(Cause cause, List<SignalMessage> out) {
    if (toldHandover || isSilent(cause)) {
      return;
    }
    toldHandover = true;
    if (!before.settings().isEmpty()) {
      out.add(new SignalsConfigured(cause.offset(), cause.timeMs(), before.settings()));
    }
    for (Departure gone : before.departed()) {
      out.add(
          new StrategyUnloaded(
              cause.offset(), cause.timeMs(), gone.instance(), gone.strategy(), gone.version()));
    }
  }

  private static List<FlashCrash> crashes(List<SignalMessage> flashed) {
    return flashed.stream()
        .filter(FlashCrash.class::isInstance)
        .map(FlashCrash.class::cast)
        .toList();
  }

  private void passMinute(Cause cause, List<SignalMessage> out) {
    long minute = Math.floorDiv(cause.timeMs(), MINUTE_MS) * MINUTE_MS;
    if (minute != minuteMs) {
      asked.forEach(host -> host.minuteBegins(cause, minute, out));
      minuteMs = minute;
    }
  }

  private void accept(Cause cause, TapeEvent event, List<SignalMessage> out) {
    rewind.pass(cause.offset());
    outlook.board().accept(event);
    outlook.silence().accept(cause, event);
    IndexHistory index = outlook.index();
    if (event instanceof IndexTick tick) {
      index.accept(tick);
    } else if (event instanceof KeyFrame frame) {
      rewind.keyFrame(cause);
      if (index.latest().isEmpty()) {
        frame.index().ifPresent(index::accept);
      }
    }
    if (event instanceof MarketUpdated
        || event instanceof MarketSettled
        || event instanceof KeyFrame) {
      refresh(cause, out);
    }
  }

  private void refresh(Cause cause, List<SignalMessage> out) {
    OpenMarkets.Changes changes = open.refresh(cause);
    for (MarketId market : changes.closed()) {
      out.addAll(flashes.closed(cause, market));
      asked.forEach(host -> host.closed(cause, market, out));
    }
    for (Market market : changes.opened()) {
      flashes.opened(market);
      if (!isSilent(cause) || inherited.mayStayOpen(market.id())) {
        asked.forEach(host -> host.opened(market));
      }
    }
  }

  /**
   * How far this engine is, and where a fresh one must begin to come to the same state.
   *
   * @throws IllegalStateException before the first step
   */
  public Progress progress() {
    if (last.offset() < 0) {
      throw new IllegalStateException("there is no progress before the first tape record");
    }
    return new Progress(
        last.offset(), last.timeMs(), rewind.offset(open.oldestBirth(last), pastMs));
  }

  /** What an engine must know to take this one's place, beside the tape. */
  public Handover handover() {
    SortedMap<String, Standing> standings = new TreeMap<>();
    statuses().forEach(status -> standings.put(status.instance(), status.standing()));
    return new Handover(last.offset(), standings, List.of());
  }

  /** What each instance that looks at a market wants there as of the last step, in order. */
  public List<InstanceWish> wishes(MarketId market) {
    return hosts.stream().flatMap(host -> host.wish(last, market, outlook).stream()).toList();
  }

  /** How each instance fares, in configured order. */
  public List<InstanceStatus> statuses() {
    return hosts.stream().map(StrategyHost::status).toList();
  }
}
