// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import io.flashpaper.feed.status.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One attempt, from connecting to its end: watches for silence, for pings without an answer, and
 * that the conversation proves itself in time. Its owner hears of the end once, and of nothing
 * after it.
 */
final class StreamConnection<C extends Conversation> implements VenueSocket.Listener, Line {
  private static final Logger LOG = Logger.getLogger(StreamConnection.class);
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final long SHORTEST_PING_PERIOD_MS = 200;

  /** Who decides what becomes of it. */
  interface Owner<C extends Conversation> {
    void opened(StreamConnection<C> connection);

    void heard();

    void proved(StreamConnection<C> connection);

    void denied(String reason);

    void replace(StreamConnection<C> connection, String reason);

    void ended(StreamConnection<C> connection, Ending ending);
  }

  /**
   * How it ended.
   *
   * @param refused whether because something that was asked for was not granted
   */
  record Ending(SocketEnd end, boolean refused) {}

  private final StreamPlan plan;
  private final StreamTools tools;
  private final Owner<C> owner;
  private final C conversation;
  private final List<Timers.Timer> timers = new ArrayList<>();
  private @Nullable VenueSocket socket;
  private Silence silence = Silence.allowed();
  private Silence dataSilence = Silence.allowed();
  private Timers.@Nullable Timer answerAwaited;
  private Phase phase = Phase.CONNECTING;

  StreamConnection(
      StreamPlan plan, StreamTools tools, Owner<C> owner, Function<Line, C> conversations) {
    this.plan = plan;
    this.tools = tools;
    this.owner = owner;
    this.conversation = conversations.apply(this);
  }

  C conversation() {
    return conversation;
  }

  Phase phase() {
    return phase;
  }

  void connect() {
    try {
      socket = tools.sockets().open(plan.uri(), plan.headers().get(), CONNECT_LIMIT, this);
    } catch (RuntimeException unfit) {
      end("cannot connect to %s: %s".formatted(plan.uri(), unfit.getMessage()));
    }
  }

  @Override
  public void opened() {
    phase = Phase.PROVING;
    silence =
        plan.silenceLimit()
            .map(limit -> watch(limit, "silent for more than "))
            .orElseGet(Silence::allowed);
    timers.add(
        tools
            .timers()
            .every(
                Math.max(SHORTEST_PING_PERIOD_MS, tools.pace().periodMs(plan.ping().period())),
                this::ping));
    after(plan.proofLimit(), this::checkProof);
    owner.opened(this);
    conversation.opened();
  }

  private Silence watch(Duration limit, String complaint) {
    return Silence.longerThan(
        tools.pace().timeoutMs(limit), tools.timers(), () -> end(complaint + seconds(limit)));
  }

  private void checkProof() {
    if (phase == Phase.PROVING) {
      refused("it did not prove itself within " + seconds(plan.proofLimit()));
    }
  }

  private static String seconds(Duration limit) {
    return limit.toSeconds() + " s";
  }

  private void ping() {
    VenueSocket open = socket;
    if (open == null || isOver()) {
      return;
    }
    plan.ping().text().ifPresentOrElse(open::send, open::ping);
    if (answerAwaited == null) {
      Duration limit = plan.ping().answerLimit();
      answerAwaited = after(limit, () -> end("no answer to a ping within " + seconds(limit)));
    }
  }

  @Override
  public void signOfLife() {
    if (answerAwaited != null) {
      answerAwaited.cancel();
      timers.remove(answerAwaited);
      answerAwaited = null;
    }
    owner.heard();
  }

  @Override
  public void frame(String text) {
    if (isOver()) {
      return;
    }
    silence.broken();
    signOfLife();
    try {
      conversation.frame(text, tools.pace().nowMs());
    } catch (RuntimeException defect) {
      LOG.errorf(defect, "A frame could not be handled venue=%s", plan.venue());
      end("a frame could not be handled: " + defect);
    }
  }

  @Override
  public void send(String text) {
    if (socket != null && !isOver()) {
      socket.send(text);
    }
  }

  @Override
  public void proved() {
    if (phase == Phase.PROVING) {
      phase = Phase.LIVE;
      dataSilence = watch(plan.dataLimit(), "without data for more than ");
      owner.proved(this);
    }
  }

  @Override
  public void data() {
    dataSilence.broken();
  }

  @Override
  public void denied(String reason) {
    owner.denied(reason);
  }

  @Override
  public void refused(String reason) {
    finish(new Ending(SocketEnd.because(reason), true));
  }

  @Override
  public void end(String reason) {
    ended(SocketEnd.because(reason));
  }

  @Override
  public void ended(SocketEnd end) {
    finish(new Ending(end, false));
  }

  @Override
  public void replace(String reason) {
    if (!isOver()) {
      owner.replace(this, reason);
    }
  }

  @Override
  public Timers.Timer after(Duration world, Runnable action) {
    Timers.Timer timer = tools.timers().after(tools.pace().timeoutMs(world), action);
    timers.add(timer);
    return timer;
  }

  private boolean isOver() {
    return phase == Phase.STOPPED;
  }

  private void finish(Ending ending) {
    if (!isOver()) {
      close();
      owner.ended(this, ending);
    }
  }

  /** Ends it without a word to its owner. */
  void close() {
    phase = Phase.STOPPED;
    timers.forEach(Timers.Timer::cancel);
    silence.stop();
    dataSilence.stop();
    if (socket != null) {
      socket.close();
    }
  }
}
