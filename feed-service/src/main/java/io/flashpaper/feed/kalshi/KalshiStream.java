// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.feed.desk.FeedEvent;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.venue.kalshi.KalshiChannel;
import io.flashpaper.venue.kalshi.KalshiCommands;
import io.flashpaper.venue.kalshi.KalshiFrame;
import io.flashpaper.venue.kalshi.KalshiFrame.Confirmed;
import io.flashpaper.venue.kalshi.KalshiFrame.Delta;
import io.flashpaper.venue.kalshi.KalshiFrame.Denied;
import io.flashpaper.venue.kalshi.KalshiFrame.FeesChanged;
import io.flashpaper.venue.kalshi.KalshiFrame.IndexValue;
import io.flashpaper.venue.kalshi.KalshiFrame.Lifecycle;
import io.flashpaper.venue.kalshi.KalshiFrame.Malformed;
import io.flashpaper.venue.kalshi.KalshiFrame.Other;
import io.flashpaper.venue.kalshi.KalshiFrame.Print;
import io.flashpaper.venue.kalshi.KalshiFrame.Snapshot;
import io.flashpaper.venue.kalshi.KalshiFrame.Subscribed;
import io.flashpaper.venue.kalshi.KalshiFrame.Totals;
import io.flashpaper.venue.kalshi.KalshiFrames;
import io.flashpaper.venue.kalshi.SequenceGuard;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One connection's worth of Kalshi's protocol: which commands to send, what the frames mean, and
 * whether one was missed. A state machine without I/O; lives as long as its connection.
 */
final class KalshiStream {
  private static final long SNAPSHOT_PAUSE_MS = 1000;

  /**
   * When what was asked for is overdue.
   *
   * @param ackMs a command's answer
   * @param snapshotMs a book's snapshot
   * @param indexMs the next tick of the settlement index, where it is subscribed to
   */
  record Limits(long ackMs, long snapshotMs, long indexMs) {}

  /** Since when a snapshot is awaited, and when it was last asked for. */
  private record Awaited(long sinceMs, long askedMs) {}

  /** What the stream does to the world. */
  interface Outside {
    void send(String command);

    void emit(FeedEvent event);

    void marketChanged(MarketId market);

    /** Some event's fees are others from now on. */
    void feesChanged();

    void refused(Malformed malformed, String text, long receivedMs);

    void gap(String reason);

    void duplicate();

    void denied(KalshiChannel channel, Denied denied);

    /** The connection lives, but part of it has ended: another is wanted in its place. */
    void replace(String reason);

    void end(String reason);
  }

  /** Times the wait for a snapshot. */
  private static final int PATIENCE_WITH_SNAPSHOTS = 4;

  private final KalshiFrames frames = new KalshiFrames(true);
  private final SequenceGuard sequence = new SequenceGuard();
  private final Map<KalshiChannel, KalshiSubscription> subscriptions =
      new EnumMap<>(KalshiChannel.class);
  private final SortedMap<MarketId, Awaited> snapshotsAwaited = new TreeMap<>();
  private final SortedMap<Long, Long> unanswered = new TreeMap<>();
  private final Limits limits;
  private final Outside outside;
  private OptionalLong venueMs = OptionalLong.empty();
  private long heardIndexMs;
  private boolean indexTicks;
  private long lastId;

  KalshiStream(Limits limits, Outside outside) {
    this.limits = limits;
    this.outside = outside;
    for (KalshiChannel channel : KalshiChannel.values()) {
      subscriptions.put(channel, new KalshiSubscription(channel));
    }
  }

  private KalshiSubscription get(KalshiChannel channel) {
    return Objects.requireNonNull(subscriptions.get(channel));
  }

  private KalshiSubscription books() {
    return get(KalshiChannel.BOOKS);
  }

  private long nextId() {
    return ++lastId;
  }

  /** Makes the subscriptions fit the markets that trade, and asks again for overdue snapshots. */
  void sync(Collection<MarketId> trading, long nowMs) {
    SortedSet<MarketId> books = books().markets();
    Set<MarketId> before = Set.copyOf(books);
    for (KalshiSubscription subscription : subscriptions.values()) {
      subscription.sync(trading, () -> answerTo(nextId(), nowMs)).forEach(outside::send);
    }
    snapshotsAwaited.keySet().retainAll(books);
    books.stream()
        .filter(market -> !before.contains(market))
        .forEach(market -> snapshotsAwaited.put(market, new Awaited(nowMs, nowMs)));
    askAgainForOverdue(nowMs);
    endIfBlind(nowMs);
    endIfUnanswered(nowMs);
    endIfWithoutIndex(nowMs);
  }

  /**
   * The index ticks once a second: where it did and does not, nothing else can be believed to come
   * either. Where it never did, we are not given it.
   */
  private void endIfWithoutIndex(long nowMs) {
    KalshiSubscription index = get(KalshiChannel.INDEX);
    if (index.sid().isEmpty() || index.isDenied() || nowMs - heardIndexMs < limits.indexMs()) {
      return;
    }
    if (indexTicks) {
      outside.end("the settlement index does not tick");
    } else {
      index.denied();
      outside.denied(KalshiChannel.INDEX, new Denied(0, "acknowledged, but it never ticks"));
    }
  }

  private long answerTo(long id, long nowMs) {
    unanswered.put(id, nowMs);
    return id;
  }

  /** A command without an answer is a market without news, not a quiet one. */
  private void endIfUnanswered(long nowMs) {
    unanswered.entrySet().stream()
        .filter(e -> nowMs - e.getValue() >= limits.ackMs())
        .findFirst()
        .ifPresent(e -> outside.end("no acknowledgement of command " + e.getKey()));
  }

  /** A book that is not sent anew may be that of another connection: it cannot be trusted. */
  private void askAgainForOverdue(long nowMs) {
    List<MarketId> overdue =
        snapshotsAwaited.entrySet().stream()
            .filter(e -> nowMs - e.getValue().askedMs() >= limits.snapshotMs())
            .map(Map.Entry::getKey)
            .toList();
    if (!overdue.isEmpty()) {
      outside.emit(new FeedEvent.BooksLost(overdue, "its snapshot does not come"));
      askAgain(overdue, nowMs);
    }
  }

  /** A connection that answers, but sends no book at all, is of no use. */
  private void endIfBlind(long nowMs) {
    if (isBlind()
        && snapshotsAwaited.values().stream()
            .allMatch(a -> nowMs - a.sinceMs() >= PATIENCE_WITH_SNAPSHOTS * limits.snapshotMs())) {
      outside.end("no snapshot of any book comes");
    }
  }

  private boolean isBlind() {
    return !snapshotsAwaited.isEmpty() && snapshotsAwaited.keySet().equals(books().markets());
  }

  /** Asks for a new snapshot of a book, at most once a second. */
  void requestSnapshot(MarketId market, long nowMs) {
    boolean subscribed = books().markets().contains(market);
    if (subscribed && !isAsked(market, nowMs)) {
      askAgain(List.of(market), nowMs);
    }
  }

  private void askAgain(List<MarketId> markets, long nowMs) {
    OptionalLong sid = books().sid();
    if (!markets.isEmpty() && sid.isPresent()) {
      markets.forEach(market -> await(market, nowMs));
      outside.send(KalshiCommands.update(nextId(), sid.getAsLong(), "get_snapshot", markets));
    }
  }

  private void await(MarketId market, long nowMs) {
    snapshotsAwaited.merge(
        market, new Awaited(nowMs, nowMs), (was, now) -> new Awaited(was.sinceMs(), nowMs));
  }

  /** When the last frame happened, by the venue's clock. */
  OptionalLong venueMs() {
    return venueMs;
  }

  /** Whether everything that was asked for was answered, and books flow if there are any to. */
  boolean isUp() {
    KalshiSubscription lifecycle = get(KalshiChannel.LIFECYCLE);
    return (lifecycle.sid().isPresent() || lifecycle.isDenied())
        && subscriptions.values().stream().noneMatch(KalshiSubscription::isAwaited);
  }

  /** Whether it is up and its books are whole, but for some whose snapshot is overdue. */
  boolean isReady(long nowMs) {
    return isUp()
        && !isBlind()
        && snapshotsAwaited.values().stream()
            .noneMatch(awaited -> nowMs - awaited.sinceMs() < limits.snapshotMs());
  }

  /** The books that are not whole. */
  List<MarketId> awaitedSnapshots() {
    return List.copyOf(snapshotsAwaited.keySet());
  }

  /** Whether the venue refused us this channel. */
  boolean isDenied(KalshiChannel channel) {
    return get(channel).isDenied();
  }

  /** The channels that were refused, for the mode's reason; empty if none. */
  String deniedChannels() {
    return subscriptions.values().stream()
        .filter(KalshiSubscription::isDenied)
        .map(s -> s.channel().wireName())
        .collect(Collectors.joining(", "));
  }

  /** Takes a frame. */
  void frame(String text, long receivedMs) {
    KalshiFrame frame = frames.read(text);
    venueMs = frame.venueMs();
    frame.id().ifPresent(unanswered::remove);
    switch (verdict(frame)) {
      case NEXT -> take(frame, text, receivedMs);
      case GAP -> {
        gap(
            frame.sid(),
            "a message is missing before number " + frame.seq().orElseThrow(),
            receivedMs);
        take(frame, text, receivedMs);
      }
      case DUPLICATE -> outside.duplicate();
    }
  }

  private SequenceGuard.Verdict verdict(KalshiFrame frame) {
    return frame.sid().isEmpty() || frame.seq().isEmpty()
        ? SequenceGuard.Verdict.NEXT
        : sequence.accept(frame.sid().getAsLong(), frame.seq().getAsLong());
  }

  private void gap(OptionalLong sid, String reason, long receivedMs) {
    outside.gap(reason);
    List<MarketId> lost = lose(sid, reason);
    askAgain(lost.stream().filter(m -> !isAsked(m, receivedMs)).toList(), receivedMs);
  }

  /** If it is the books' subscription that lost a message, none of them can be trusted. */
  private List<MarketId> lose(OptionalLong sid, String reason) {
    if (sid.isEmpty() || !books().sid().equals(sid) || books().markets().isEmpty()) {
      return List.of();
    }
    List<MarketId> lost = List.copyOf(books().markets());
    outside.emit(new FeedEvent.BooksLost(lost, reason));
    return lost;
  }

  /** A snapshot that was asked for just now also heals what was missed since. */
  private boolean isAsked(MarketId market, long nowMs) {
    Awaited awaited = snapshotsAwaited.get(market);
    return awaited != null && nowMs - awaited.askedMs() < SNAPSHOT_PAUSE_MS;
  }

  private void take(KalshiFrame frame, String text, long receivedMs) {
    switch (frame.body()) {
      case Subscribed s -> acknowledged(s, frame, receivedMs);
      case Denied denied -> denied(denied, frame);
      case Snapshot s -> {
        snapshotsAwaited.remove(s.market());
        outside.emit(new FeedEvent.BookSeen(s.market(), s.book(), FeedMode.WS));
      }
      case Delta d -> {
        if (!snapshotsAwaited.containsKey(d.market())) {
          outside.emit(
              new FeedEvent.BookChanged(d.market(), d.side(), d.price(), d.deltaHundredths()));
        }
      }
      case Totals t ->
          outside.emit(new FeedEvent.TotalsSeen(t.market(), t.volume(), t.openInterest()));
      case Print p ->
          outside.emit(
              new FeedEvent.Traded(
                  p.market(),
                  p.tradeId(),
                  p.takerSide(),
                  p.yesPrice(),
                  p.quantity(),
                  p.venueTimeMs(),
                  p.block()));
      case Lifecycle l -> outside.marketChanged(l.market());
      case FeesChanged _ -> outside.feesChanged();
      case IndexValue v -> {
        heardIndexMs = receivedMs;
        indexTicks = true;
        outside.emit(
            new FeedEvent.OfficialIndexSeen(
                v.index(), v.valueMicros(), v.sourceTimeMs(), v.lastMinute(), v.closingMinute()));
      }
      case Malformed malformed -> {
        outside.refused(malformed, text, receivedMs);
        doubt(malformed, frame.sid(), receivedMs);
      }
      case Other _, Confirmed _ -> {}
    }
  }

  /** What cannot be read may have changed the market it names, or else any book. */
  private void doubt(Malformed malformed, OptionalLong sid, long receivedMs) {
    String reason = "a message could not be read: " + malformed.reason();
    if (malformed.market().isEmpty()) {
      gap(sid.isPresent() ? sid : books().sid(), reason, receivedMs);
      return;
    }
    MarketId market = malformed.market().get();
    if (books().markets().contains(market)) {
      outside.emit(new FeedEvent.MarketUnusable(market, reason));
      requestSnapshot(market, receivedMs);
    }
  }

  private void acknowledged(Subscribed subscribed, KalshiFrame frame, long receivedMs) {
    Optional<KalshiChannel> channel = KalshiChannel.named(subscribed.channel());
    if (channel.isEmpty() || frame.sid().isEmpty()) {
      return;
    }
    get(channel.get()).acknowledged(frame.sid().getAsLong());
    if (channel.get() == KalshiChannel.INDEX) {
      heardIndexMs = receivedMs;
    }
  }

  private void denied(Denied denied, KalshiFrame frame) {
    String reason = "refused with code %d: %s".formatted(denied.code(), denied.message());
    if (denied.code() == 10 || denied.code() == 25) {
      ended(frame.sid(), reason);
      return;
    }
    Optional<KalshiSubscription> subscription =
        subscriptions.values().stream().filter(s -> s.isAnsweredBy(frame.id())).findFirst();
    subscription.ifPresent(
        s -> {
          s.denied();
          outside.denied(s.channel(), denied);
        });
    boolean books = subscription.filter(s -> s.channel() == KalshiChannel.BOOKS).isPresent();
    if (books || subscription.isEmpty()) {
      outside.end(reason);
    }
  }

  /** A subscription that is over takes its books with it; one without a name, all of them. */
  private void ended(OptionalLong sid, String reason) {
    outside.gap(reason);
    lose(sid.isPresent() ? sid : books().sid(), reason);
    subscriptions.values().stream()
        .filter(s -> sid.isEmpty() || s.sid().equals(sid))
        .forEach(KalshiSubscription::ended);
    outside.replace(reason);
  }
}
