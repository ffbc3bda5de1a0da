// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.execution.ExecutionConfig;
import io.flashpaper.observation.NanoClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * How things stand, four times a second while anybody looks: put together once for all readers,
 * each of whom takes the newest when it is ready. The ledger is read on a thread of its own, so
 * that a slow database does not hold up the markets; where that fails, everybody is told since
 * when. It is rehearsed once when the first market is seen, so that whoever looks first does not
 * wait for what is done for the first time.
 */
@Startup
@Singleton
public final class NowPulse {
  private static final Logger LOG = Logger.getLogger(NowPulse.class);
  private static final long BEAT_MS = 250;
  private static final long LEDGER_MS = 500;

  private final ScheduledExecutorService thread = thread("now");
  private final ScheduledExecutorService ledgerThread = thread("now-ledger");
  private final NowBoard board;
  private final LedgerSight ledger;
  private final ObjectMapper json;
  private final int mostReaders;
  private volatile int readers;
  private volatile boolean rehearsed;
  private volatile boolean asked;
  private volatile Beat latest = new Beat(0, "");

  NowPulse(
      NowBoard board,
      NowLedger ledger,
      ObjectMapper json,
      ExecutionConfig config,
      NanoClock clock,
      MeterRegistry meters) {
    this.board = board;
    this.ledger = new LedgerSight(ledger::read, clock);
    this.json = json;
    this.mostReaders = config.stream().maxReaders();
    Gauge.builder("flashpaper.execution.stream.readers", this, pulse -> pulse.readers)
        .tag("stream", "live")
        .register(meters);
    ledgerThread.scheduleWithFixedDelay(this::readLedger, 0, LEDGER_MS, TimeUnit.MILLISECONDS);
    thread.scheduleWithFixedDelay(this::beat, 0, BEAT_MS, TimeUnit.MILLISECONDS);
  }

  private static ScheduledExecutorService thread(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name(name).factory());
  }

  /**
   * How things stood.
   *
   * @param number higher than that of anything else before
   * @param json empty before anything is known
   */
  record Beat(long number, String json) {}

  /**
   * One more reader.
   *
   * @throws ProblemException if there are too many already
   */
  synchronized void enter() {
    if (readers >= mostReaders) {
      throw ProblemException.of(
          Problem.Kind.UNAVAILABLE,
          "%d readers are connected already (flashpaper.stream.max-readers); try again later"
              .formatted(mostReaders));
    }
    readers++;
    if (readers == 1) {
      ledgerThread.execute(
          () -> {
            readLedger();
            thread.execute(this::beat);
          });
    }
  }

  /** One reader less; who comes next is not told what was long ago. */
  synchronized void leave() {
    readers--;
    if (readers == 0) {
      thread.execute(this::forget);
    }
  }

  private void forget() {
    if (readers == 0) {
      asked = false;
      ledger.rest();
      latest = new Beat(latest.number(), "");
    }
  }

  /** The last one. */
  Beat latest() {
    return latest;
  }

  private void readLedger() {
    if (isWanted()) {
      ledger.read();
      asked = true;
    }
  }

  private boolean isWanted() {
    return readers > 0 || (!rehearsed && board.hasMarkets());
  }

  /** While the database is away the markets are shown all the same. */
  private void beat() {
    OptionalLong unreadForMs = ledger.unreadForMs();
    boolean isKnown = asked || unreadForMs.isPresent();
    if (!isKnown || !isWanted()) {
      return;
    }
    try {
      String next = json.writeValueAsString(board.now(ledger.last(), unreadForMs));
      if (!next.equals(latest.json())) {
        latest = new Beat(latest.number() + 1, next);
      }
    } catch (JsonProcessingException | RuntimeException defect) {
      LOG.errorf(defect, "How things stand cannot be shown");
    }
    rehearsed = true;
    forget();
  }

  @PreDestroy
  void end() {
    thread.shutdownNow();
    ledgerThread.shutdownNow();
  }
}
