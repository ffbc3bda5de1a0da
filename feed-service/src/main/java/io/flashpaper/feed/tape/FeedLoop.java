// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import io.flashpaper.feed.desk.BookRequests;
import io.flashpaper.feed.desk.DeskOutput;
import io.flashpaper.feed.desk.DeskSetup;
import io.flashpaper.feed.desk.DeskStatus;
import io.flashpaper.feed.desk.FeedDesk;
import io.flashpaper.feed.desk.FeedEvent;
import io.flashpaper.feed.desk.Past;
import io.flashpaper.feed.desk.SettlementCheck;
import io.flashpaper.model.FixedPoint;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookInvalidated;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.time.ScaledClock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/** The one thread that steps the desk and writes: takes from the queue, or lets time move on. */
public final class FeedLoop implements DeskOutput {
  private static final Logger LOG = Logger.getLogger(FeedLoop.class);
  private static final Duration SHORTEST_WAIT = Duration.ofNanos(200_000);
  private static final Duration END_WAIT = Duration.ofSeconds(3);

  private final ScaledClock clock;
  private final FeedQueue queue;
  private final FeedOutput output;
  private final FeedMetrics metrics;
  private final LatestStatus latest;
  private final BookRequests requests;
  private final Thread thread;
  private volatile OptionalLong indexMicros = OptionalLong.empty();
  private volatile boolean stopped;
  private Optional<Stamp> stamp = Optional.empty();

  /** Of the newest quote since the index was last written. */
  private Optional<Stamp> quoted = Optional.empty();

  private long lastMs;
  private String lastLoss = "";

  /**
   * A loop that has not started.
   *
   * @param setup what the desk is for
   * @param latest where it leaves how things stand
   * @param past what the tape held; its last time is never gone behind
   * @param requests told which books are wanted, on the loop's thread
   */
  public FeedLoop(
      ScaledClock clock,
      FeedQueue queue,
      FeedOutput output,
      FeedMetrics metrics,
      DeskSetup setup,
      LatestStatus latest,
      Past past,
      BookRequests requests) {
    this.clock = clock;
    this.queue = queue;
    this.output = output;
    this.metrics = metrics;
    this.latest = latest;
    this.requests = requests;
    this.lastMs = past.lastTimeMs();
    this.thread =
        Thread.ofPlatform().daemon().name("flashpaper-feed").unstarted(() -> run(setup, past));
  }

  /** Begins, with a key frame. */
  public void start() {
    thread.start();
  }

  /** Ends after the event it is at. */
  public void stop() throws InterruptedException {
    stopped = true;
    thread.join(END_WAIT);
  }

  /** The index's last price; readable from any thread. */
  public OptionalLong indexMicros() {
    return indexMicros;
  }

  private void run(DeskSetup setup, Past past) {
    try {
      FeedDesk desk = new FeedDesk(setup, past, this, now());
      while (!stopped) {
        step(desk);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TapeClosedException e) {
      LOG.debug("The tape is closed");
    } catch (RuntimeException | Error e) {
      LOG.error("The ordered path failed", e);
      output.fail(String.valueOf(e));
    }
  }

  private void step(FeedDesk desk) throws InterruptedException {
    latest.moved(clock.millis());
    FeedQueue.Waiting next = queue.poll(wait(desk));
    long nowMs = now();
    desk.turn(nowMs);
    if (next != null) {
      stamp = next.stamp();
      stamp.ifPresent(this::heard);
      if (next.event() instanceof FeedEvent.Quoted) {
        quoted = stamp;
      }
      desk.accept(next.event(), nowMs);
      stamp = Optional.empty();
    }
  }

  private void heard(Stamp said) {
    said.venueMs()
        .ifPresent(
            venueMs ->
                metrics.heard(
                    said,
                    clock.toWall(Duration.ofMillis(Math.max(0, said.receivedMs() - venueMs)))));
  }

  private Duration wait(FeedDesk desk) {
    long now = now();
    Duration wait = clock.toWall(Duration.ofMillis(Math.max(now, desk.nextTurnMs()) - now));
    return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
  }

  /** World time, but never before what is on the tape. */
  private long now() {
    lastMs = Math.max(lastMs, clock.millis());
    return lastMs;
  }

  @Override
  public void tape(TapeEvent event) {
    if (event instanceof IndexTick tick) {
      indexMicros = tick.priceMicros();
      output.tape(event, quoted);
      quoted = Optional.empty();
    } else {
      output.tape(event, stamp);
    }
    if (event instanceof BookInvalidated lost) {
      say(lost);
    }
    metrics.written();
  }

  /** Many books are often lost for one reason. */
  private void say(BookInvalidated lost) {
    if (!lost.reason().equals(lastLoss)) {
      lastLoss = lost.reason();
      LOG.warnf("A book is not trusted any more: %s market=%s", lost.reason(), lost.market());
    }
  }

  @Override
  public void raw(FeedEvent.RawTick tick) {
    output.raw(tick);
  }

  @Override
  public void dead(FeedEvent.Refused refused) {
    output.dead(refused);
  }

  @Override
  public void snapshotWanted(MarketId market) {
    requests.snapshotWanted(market);
  }

  @Override
  public void auditWanted(MarketId market) {
    requests.auditWanted(market);
  }

  @Override
  public void checked(SettlementCheck check) {
    LOG.infof(
        "Settled on %s; our average is %s off over %d prints, the official prints' %s over %d"
            + " market=%s",
        dollars(check.officialMicros()),
        difference(check.oursOffMicros()),
        check.ours().seen(),
        difference(check.printsOffMicros()),
        check.prints().seen(),
        check.market());
  }

  private static String difference(OptionalLong micros) {
    return micros.isEmpty() ? "not known to be" : dollars(micros.getAsLong());
  }

  private static String dollars(long micros) {
    return FixedPoint.format(micros, 6);
  }

  @Override
  public void status(DeskStatus status) {
    latest.publish(status);
  }
}
