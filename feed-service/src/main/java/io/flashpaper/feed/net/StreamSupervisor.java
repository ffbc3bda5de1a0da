// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import io.flashpaper.feed.net.StreamConnection.Ending;
import io.flashpaper.feed.status.AttemptBudget;
import io.flashpaper.feed.status.ConnectionLog;
import io.flashpaper.feed.status.Phase;
import io.flashpaper.feed.status.RefusalCause;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one venue's stream: connects, insists on proof, waits with jitter within a budget of
 * attempts when that fails, and replaces a living connection by making its successor first.
 * Confined to the context of its timers.
 *
 * @param <C> what is said on each connection
 */
public final class StreamSupervisor<C extends Conversation> implements StreamConnection.Owner<C> {
  private static final Logger LOG = Logger.getLogger(StreamSupervisor.class);
  private static final Duration HEALTHY = Duration.ofSeconds(60);
  private static final String USED_UP = "all attempts that we allow ourselves are used up for now";
  private static final Timers.Timer NONE = () -> {};

  /** Who needs the stream. */
  public interface Listener {
    /**
     * A connection speaks for the venue; told at its beginning, not when a successor takes over.
     */
    void live();

    /** No connection speaks for the venue any more, or none could be made. */
    void lost(String reason);
  }

  private final StreamPlan plan;
  private final StreamTools tools;
  private final Function<Line, C> conversations;
  private final Listener listener;
  private final ConnectionLog log;
  private final AttemptBudget budget;
  private final Retries retries;
  private @Nullable StreamConnection<C> current;
  private @Nullable StreamConnection<C> successor;
  private String replacing = "";
  private String lastReason = "";
  private Timers.Timer retry = NONE;
  private Timers.Timer health = NONE;
  private Timers.Timer age = NONE;
  private boolean stopped;

  /** A supervisor that has not started. */
  public StreamSupervisor(
      StreamPlan plan,
      StreamTools tools,
      Backoff backoff,
      AttemptBudget budget,
      ConnectionLog log,
      Function<Line, C> conversations,
      Listener listener) {
    this.plan = plan;
    this.tools = tools;
    this.conversations = conversations;
    this.listener = listener;
    this.log = log;
    this.budget = budget;
    this.retries = new Retries(backoff, plan.refusalPause());
  }

  private long nowMs() {
    return tools.pace().nowMs();
  }

  /** Begins to connect. */
  public void start() {
    long atMs = budget.nextMs(nowMs());
    if (atMs > nowMs()) {
      log.waiting(atMs, USED_UP, nowMs());
    }
    tryAt(atMs, this::connect);
  }

  /** Ends for good. */
  public void stop() {
    stopped = true;
    Stream.of(retry, health, age).forEach(Timers.Timer::cancel);
    connections().forEach(StreamConnection::close);
    current = null;
    successor = null;
    log.noSuccessor();
    log.phase(Phase.STOPPED, "the service stops", nowMs());
  }

  /** What is said on the connection that speaks for the venue, if one does. */
  public Optional<C> speaking() {
    return Optional.ofNullable(current)
        .filter(c -> c.phase() == Phase.LIVE)
        .map(StreamConnection::conversation);
  }

  /** What is said on every open connection: the one that speaks and its successor. */
  public List<C> open() {
    return connections()
        .filter(c -> c.phase() == Phase.LIVE || c.phase() == Phase.PROVING)
        .map(StreamConnection::conversation)
        .toList();
  }

  private Stream<StreamConnection<C>> connections() {
    return Stream.of(Optional.ofNullable(current), Optional.ofNullable(successor))
        .flatMap(Optional::stream);
  }

  private void connect() {
    long nowMs = nowMs();
    budget.spend(nowMs);
    log.phase(Phase.CONNECTING, "", nowMs);
    current = new StreamConnection<>(plan, tools, this, conversations);
    current.connect();
  }

  private void connectSuccessor() {
    long nowMs = nowMs();
    budget.spend(nowMs);
    log.successor(Phase.CONNECTING, replacing, nowMs);
    successor = new StreamConnection<>(plan, tools, this, conversations);
    successor.connect();
  }

  private void tryAt(long worldMs, Runnable attempt) {
    retry.cancel();
    long waitMs = worldMs - nowMs();
    if (waitMs <= 0) {
      retry = NONE;
      attempt.run();
    } else {
      retry = tools.timers().after(tools.pace().periodMs(Duration.ofMillis(waitMs)), attempt);
    }
  }

  /** Makes a new connection and lets it take over once it has proved itself. */
  public void replace(String reason) {
    if (stopped || speaking().isEmpty() || !replacing.isEmpty()) {
      return;
    }
    LOG.infof("The WebSocket is replaced: %s venue=%s", reason, plan.venue());
    replacing = reason;
    log.successor(Phase.WAITING, reason, nowMs());
    tryAt(budget.nextMs(nowMs()), this::connectSuccessor);
  }

  @Override
  public void replace(StreamConnection<C> connection, String reason) {
    if (connection == current && connection.phase() == Phase.LIVE) {
      replace(reason);
    } else {
      connection.end(reason);
    }
  }

  @Override
  public void opened(StreamConnection<C> connection) {
    if (connection == successor) {
      log.successor(Phase.PROVING, replacing, nowMs());
    } else {
      log.phase(Phase.PROVING, "", nowMs());
    }
  }

  @Override
  public void heard() {
    log.received(nowMs());
  }

  @Override
  public void denied(String reason) {
    log.refused(RefusalCause.SUBSCRIPTION);
    log.failed(reason, nowMs());
  }

  @Override
  public void proved(StreamConnection<C> connection) {
    if (connection == successor) {
      takeOver(connection);
    } else {
      lastReason = "";
      live();
      listener.live();
      connection.conversation().speak();
    }
  }

  private void takeOver(StreamConnection<C> next) {
    Objects.requireNonNull(current).close();
    current = next;
    successor = null;
    replacing = "";
    log.noSuccessor();
    live();
    next.conversation().speak();
  }

  private void live() {
    log.phase(Phase.LIVE, "streaming", nowMs());
    health.cancel();
    health = tools.timers().after(tools.pace().timeoutMs(HEALTHY), retries::reset);
    age.cancel();
    age =
        plan.maxAge()
            .map(max -> tools.timers().after(tools.pace().timeoutMs(max), this::tooOld))
            .orElse(NONE);
  }

  private void tooOld() {
    replace("it is old enough to be cut by the venue soon");
  }

  @Override
  public void ended(StreamConnection<C> connection, Ending ending) {
    long nowMs = nowMs();
    String reason = ending.end().reason();
    log.failed(reason, nowMs);
    ending.end().httpStatus().ifPresent(s -> log.refused(RefusalCause.ofStatus(s)));
    if (ending.refused()) {
      log.refused(RefusalCause.SUBSCRIPTION);
    }
    if (connection == successor) {
      successor = null;
      LOG.warnf("The successor failed: %s venue=%s", reason, plan.venue());
      log.successor(Phase.WAITING, replacing, nowMs);
      tryAt(retryMs(ending.end()), this::connectSuccessor);
    } else if (connection == current) {
      lost(ending.end());
    }
  }

  private void lost(SocketEnd end) {
    health.cancel();
    age.cancel();
    log.reconnect();
    boolean news = !end.reason().equals(lastReason);
    lastReason = end.reason();
    LOG.logf(
        news ? Logger.Level.WARN : Logger.Level.DEBUG,
        "The WebSocket ended: %s venue=%s",
        end.reason(),
        plan.venue());
    replacing = "";
    log.noSuccessor();
    current = successor;
    successor = null;
    if (current == null) {
      long atMs = retryMs(end);
      log.waiting(atMs, waitReason(end, atMs), nowMs());
      tryAt(atMs, this::connect);
    } else {
      log.phase(current.phase(), end.reason(), nowMs());
    }
    listener.lost(end.reason());
  }

  private long retryMs(SocketEnd end) {
    long nowMs = nowMs();
    return Math.max(nowMs + retries.next(end).toMillis(), budget.nextMs(nowMs));
  }

  private String waitReason(SocketEnd end, long atMs) {
    return budget.nextMs(nowMs()) == atMs ? end.reason() + "; " + USED_UP : end.reason();
  }
}
