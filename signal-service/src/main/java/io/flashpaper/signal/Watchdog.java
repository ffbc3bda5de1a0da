// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.Quarantine;
import io.flashpaper.engine.signal.Standing;
import io.flashpaper.model.signal.QuarantineKind;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.model.signal.SignalMessage.StrategyQuarantined;
import io.flashpaper.signal.CallWatch.Call;
import io.flashpaper.signal.LineupMark.Member;
import io.flashpaper.tape.SignalCodec;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process when a strategy's call does not return: the meter counts the strategy's own work
 * but cannot see into the JDK. Nothing can stop a thread that does not want to be stopped, so the
 * quarantine is written to the signals, the process ends, and the next one goes on without the
 * strategy.
 */
@ApplicationScoped
class Watchdog {
  /** How the process ends when a strategy hangs. */
  static final int EXIT_CODE = 70;

  private static final Logger LOG = Logger.getLogger(Watchdog.class);
  private static final int LOOKS = 10;
  private static final long LONGEST_FAREWELL_MS = 5000;

  private final CallWatch calls;
  private final RunStatus status;
  private final SignalWriter writer;
  private final Duration timeout;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("watchdog").factory());
  private Optional<Call> seen = Optional.empty();
  private int looks;

  Watchdog(CallWatch calls, RunStatus status, SignalWriter writer, PluginsConfig config) {
    this.calls = calls;
    this.status = status;
    this.writer = writer;
    this.timeout = config.hangTimeout();
  }

  void start(@Observes StartupEvent event) {
    long everyMs = Math.max(1, timeout.toMillis() / LOOKS);
    looking.scheduleWithFixedDelay(this::look, everyMs, everyMs, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    looking.shutdownNow();
  }

  private void look() {
    @Nullable Call now = calls.underWay().orElse(null);
    if (now == null || now != seen.orElse(null)) {
      seen = Optional.ofNullable(now);
      looks = 0;
    } else if (++looks >= LOOKS) {
      end(now);
    }
  }

  private void end(Call call) {
    String evidence = "a call has not returned within " + timeout;
    LOG.errorf(
        "A strategy hangs; the service ends to be started anew without it: instance=%s market=%s"
            + " tapeOffset=%d",
        call.instance(), call.market(), call.tapeOffset());
    try {
      CompletableFuture.runAsync(() -> status.run().ifPresent(run -> tell(run, call, evidence)))
          .get(LONGEST_FAREWELL_MS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | RuntimeException unsaid) {
      LOG.error("The quarantine could not be written; the strategy will hang again", unsaid);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(EXIT_CODE);
  }

  /** What the batch at hand has made us say already is said with it, in its order. */
  private void tell(SignalRun run, Call call, String evidence) {
    if (run.isHeard(call.tapeOffset())) {
      writer.say(
          SignalCodec.encode(
              new StrategyQuarantined(
                  call.tapeOffset(),
                  call.timeMs(),
                  call.instance(),
                  call.origin().strategy(),
                  call.origin().version(),
                  call.market(),
                  QuarantineKind.HUNG,
                  evidence)));
      writer.commit();
      return;
    }
    // It hangs while it warms up: nothing may be said before the mark, so the mark says it.
    Resume begun = run.begun();
    Progress mark = begun.progress().orElseThrow();
    Quarantine why =
        new Quarantine(mark.tapeOffset(), call.market(), QuarantineKind.HUNG, evidence);
    LineupMark planned = Succession.planned(run.lineup(), begun, Set.of());
    writer.mark(mark, LineupHeader.write(stopping(planned, call.instance(), why)));
    writer.commit();
  }

  /** Announced and stopped at the first offset after the mark, whatever it was before. */
  private static LineupMark stopping(LineupMark mark, String instance, Quarantine why) {
    List<Member> members =
        mark.members().stream()
            .map(
                member ->
                    member.instance().equals(instance)
                        ? member.standing(Standing.fresh(why.offset()).stopped(why))
                        : member)
            .toList();
    return new LineupMark(members, mark.departed(), mark.settings());
  }
}
