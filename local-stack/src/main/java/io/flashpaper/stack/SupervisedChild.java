// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One child process through all its lives: started, watched, started again, stopped. */
final class SupervisedChild {
  private static final Pattern STACK_FRAME = Pattern.compile("^\\s+(at \\S|\\.\\.\\. \\d+)");
  private static final int REMEMBERED_LINES = 15;
  private static final int PROVEN_SECONDS = 60;
  // A terminal sends its interrupt to the whole group; only the supervisor is to decide what ends.
  private static final List<String> DEAF_TO_THE_TERMINAL =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

  private static final int LAST_WORDS_SECONDS = 2;
  private static final Executor READERS = task -> Thread.ofVirtual().name("child-log").start(task);

  private final ChildSpec spec;
  private final StackLog log;
  private final ScheduledExecutorService scheduler;
  private final HttpProbe probe;
  private final ChildRegister register;
  private final Backoff backoff;
  private final Deque<String> lastLines = new ArrayDeque<>();
  private final CompletableFuture<Void> firstReady = new CompletableFuture<>();

  private @Nullable Process process;
  private CompletableFuture<?> outputRead = CompletableFuture.completedFuture(null);
  private int deathsInARow;
  private int restarts;
  private boolean stopping;

  SupervisedChild(
      ChildSpec spec,
      StackLog log,
      ScheduledExecutorService scheduler,
      HttpProbe probe,
      ChildRegister register,
      Backoff backoff) {
    this.spec = spec;
    this.log = log;
    this.scheduler = scheduler;
    this.probe = probe;
    this.register = register;
    this.backoff = backoff;
  }

  ChildSpec spec() {
    return spec;
  }

  /**
   * Completes when the child is ready for the first time, fails when it ends or is late instead.
   */
  CompletableFuture<Void> start() {
    launch();
    return firstReady
        .copy()
        .orTimeout(spec.startDeadline().toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyCompose(e -> CompletableFuture.failedFuture(startFailure(e)));
  }

  private StackException startFailure(Throwable cause) {
    if (cause instanceof CompletionException && cause.getCause() instanceof StackException known) {
      return known;
    }
    return new StackException(
        "%s is not ready after %d s.%s"
            .formatted(spec.name(), spec.startDeadline().toSeconds(), tail()));
  }

  private synchronized void launch() {
    if (stopping) {
      return;
    }
    List<String> command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
    command.addAll(spec.commandLine());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(spec.environment());
    builder.environment().values().removeIf(String::isEmpty);
    try {
      Process started = builder.start();
      process = started;
      register.add(spec.name(), started.toHandle());
      outputRead = CompletableFuture.runAsync(() -> readLines(started), READERS);
      started.onExit().thenAccept(this::ended);
      probeReadiness(started);
    } catch (IOException e) {
      firstReady.completeExceptionally(
          new StackException("%s cannot be started: %s".formatted(spec.name(), e), e));
    }
  }

  private void probeReadiness(Process started) {
    switch (spec.readiness()) {
      case Readiness.AtOnce _ -> ready(started);
      case Readiness.Http http ->
          probe.until200(http.address(), started::isAlive, () -> ready(started));
      case Readiness.Line _ -> {
        // The reader of its lines sees it.
      }
    }
  }

  private void readLines(Process started) {
    try (BufferedReader lines = started.inputReader()) {
      for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
        remember(line);
        log.line(spec.name(), line);
        if (spec.readiness() instanceof Readiness.Line sign && line.startsWith(sign.prefix())) {
          ready(started);
        }
      }
    } catch (IOException e) {
      log.line(spec.name(), "its output broke off: " + e.getMessage());
    }
  }

  private void ready(Process started) {
    firstReady.complete(null);
    scheduler.schedule(() -> forgiveIfAlive(started), PROVEN_SECONDS, TimeUnit.SECONDS);
  }

  private synchronized void forgiveIfAlive(Process started) {
    if (started.isAlive()) {
      deathsInARow = 0;
    }
  }

  private void ended(Process dead) {
    Duration wait;
    synchronized (this) {
      if (stopping) {
        return;
      }
      if (!firstReady.isDone()) {
        // Its last words may still be on their way through the pipe.
        scheduler.schedule(() -> failStart(dead), 200, TimeUnit.MILLISECONDS);
        return;
      }
      deathsInARow++;
      restarts++;
      wait = backoff.after(deathsInARow);
    }
    log.line(
        "stack",
        "%s ended with status %d; starting it again in %d ms"
            .formatted(spec.name(), dead.exitValue(), wait.toMillis()));
    scheduler.schedule(this::launch, wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void failStart(Process dead) {
    firstReady.completeExceptionally(
        new StackException(
            "%s ended with status %d before it was ready.%s"
                .formatted(spec.name(), dead.exitValue(), tail())));
  }

  /** Keeps what a person would read of it: no stack frames. */
  private void remember(String line) {
    if (STACK_FRAME.matcher(line).find()) {
      return;
    }
    synchronized (lastLines) {
      lastLines.addLast(line);
      if (lastLines.size() > REMEMBERED_LINES) {
        lastLines.removeFirst();
      }
    }
  }

  private String tail() {
    synchronized (lastLines) {
      return lastLines.isEmpty()
          ? " It printed nothing."
          : " Its last lines:%n  %s".formatted(String.join("%n  ".formatted(), lastLines));
    }
  }

  synchronized @Nullable ProcessHandle handle() {
    return process == null ? null : process.toHandle();
  }

  synchronized int restarts() {
    return restarts;
  }

  /** Asks the process to end, and makes it end when it has not done so in time. */
  CompletableFuture<Void> stop(Duration patience) {
    @Nullable Process last;
    CompletableFuture<?> lastWords;
    synchronized (this) {
      stopping = true;
      last = process;
      lastWords = outputRead;
    }
    if (last == null || !last.isAlive()) {
      return CompletableFuture.completedFuture(null);
    }
    List<ProcessHandle> descendants = last.descendants().toList();
    // Not last.destroy(), which would close the pipe that its last words come through.
    last.toHandle().destroy();
    return last.onExit()
        .completeOnTimeout(last, patience.toMillis(), TimeUnit.MILLISECONDS)
        .thenCompose(
            p -> {
              if (p.isAlive()) {
                log.line("stack", spec.name() + " does not end when asked; killing it");
              }
              descendants.forEach(ProcessHandle::destroyForcibly);
              p.toHandle().destroyForcibly();
              return p.onExit();
            })
        .thenCompose(
            p -> lastWords.copy().completeOnTimeout(null, LAST_WORDS_SECONDS, TimeUnit.SECONDS))
        .thenAccept(done -> {});
  }
}
