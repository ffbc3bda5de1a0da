// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * Starts a stack's child processes stage by stage, keeps them alive, and stops them in reverse.
 *
 * <p>One supervisor per data folder: a second one is refused, whatever an earlier one has left
 * behind is ended first. A child that dies after it was ready is started again, each time later. On
 * {@link #close()}, and when the JVM ends, every child is stopped; when the JVM is killed outright,
 * children run by a {@link JvmProgram} notice and end by themselves.
 *
 * <p>Thread-safe; {@code start} waits on the calling thread.
 */
public final class Supervisor implements AutoCloseable {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(12);

  private final StackLock lock;
  private final StackLog log;
  private final ChildRegister register;
  private final Backoff backoff;
  private final ScheduledThreadPoolExecutor scheduler;
  private final HttpProbe probe;
  private final List<SupervisedChild> children = new ArrayList<>();
  private final List<Runnable> stops = new ArrayList<>();
  private final Thread atExit = new Thread(this::closeNow, "stack-stop");
  private boolean closed;

  private Supervisor(Path dataDir, StackLog log, Backoff backoff) {
    this.lock = StackLock.acquire(dataDir);
    this.log = log;
    this.backoff = backoff;
    this.register = new ChildRegister(dataDir);
    this.scheduler =
        new ScheduledThreadPoolExecutor(
            2, task -> Thread.ofPlatform().daemon().name("stack-watch").unstarted(task));
    this.scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.probe = new HttpProbe(scheduler);
    register.endLeftovers(log);
  }

  /**
   * Takes charge of a data folder.
   *
   * @throws StackException if another stack is at work on it
   */
  public static Supervisor open(Path dataDir, StackLog log) {
    return open(dataDir, log, Backoff.usual());
  }

  /** As {@link #open(Path, StackLog)}, with another pace of starting dead children again. */
  public static Supervisor open(Path dataDir, StackLog log, Backoff backoff) {
    Supervisor supervisor = new Supervisor(dataDir.toAbsolutePath().normalize(), log, backoff);
    Runtime.getRuntime().addShutdownHook(supervisor.atExit);
    return supervisor;
  }

  /** The log its children's lines go to. */
  public StackLog log() {
    return log;
  }

  /**
   * Starts these children at the same time and waits until all are ready.
   *
   * @throws StackException if one ends or is late instead; it names the child and shows its last
   *     lines
   */
  public void start(List<ChildSpec> stage) throws InterruptedException {
    List<SupervisedChild> started = stage.stream().map(this::child).toList();
    synchronized (this) {
      if (closed) {
        throw new StackException("The stack is being stopped; nothing is started any more.");
      }
      children.addAll(started);
      stops.add(() -> stop(started));
    }
    CompletableFuture<?>[] ready =
        started.stream().map(SupervisedChild::start).toArray(CompletableFuture<?>[]::new);
    try {
      firstFailureOrAll(ready).get();
    } catch (ExecutionException e) {
      throw asStackException(e);
    }
  }

  /** Starts one child and waits until it is ready. */
  public void start(ChildSpec spec) throws InterruptedException {
    start(List.of(spec));
  }

  /**
   * Adds something that is no child process but has its place in the order of stopping: after what
   * is started later, before what was started earlier. Runs it at once if the stack is stopped
   * already.
   */
  public void whenStopping(Runnable stop) {
    synchronized (this) {
      if (!closed) {
        stops.add(stop);
        return;
      }
    }
    stop.run();
  }

  private SupervisedChild child(ChildSpec spec) {
    return new SupervisedChild(spec, log, scheduler, probe, register, backoff);
  }

  private static CompletableFuture<Void> firstFailureOrAll(CompletableFuture<?>[] all) {
    CompletableFuture<Void> result = new CompletableFuture<>();
    for (CompletableFuture<?> one : all) {
      one.whenComplete(
          (value, failure) -> {
            if (failure != null) {
              result.completeExceptionally(failure);
            }
          });
    }
    CompletableFuture.allOf(all).thenRun(() -> result.complete(null));
    return result;
  }

  private static StackException asStackException(ExecutionException failure) {
    Throwable cause = failure.getCause();
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof StackException known
        ? known
        : new StackException("A child process could not be started.", failure);
  }

  /** The process that plays this part at the moment, if it runs. */
  public synchronized Optional<ProcessHandle> process(String name) {
    return find(name)
        .flatMap(child -> Optional.ofNullable(child.handle()))
        .filter(ProcessHandle::isAlive);
  }

  /** Stops this part for good, before its turn; the others go on. */
  public void stop(String name) {
    Optional<SupervisedChild> child;
    synchronized (this) {
      child = find(name);
    }
    child.ifPresent(known -> stop(List.of(known)));
  }

  /** How often this part had to be started again. */
  public synchronized int restarts(String name) {
    return find(name).map(SupervisedChild::restarts).orElse(0);
  }

  private Optional<SupervisedChild> find(String name) {
    return children.stream().filter(child -> child.spec().name().equals(name)).findFirst();
  }

  /** Stops everything, the last started stage first, and gives the data folder back. */
  @Override
  public void close() {
    closeNow();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      log.line("stack", "stopped while the JVM was ending");
    }
  }

  private void closeNow() {
    List<Runnable> toStop;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      toStop = stops.reversed();
    }
    toStop.forEach(this::runLogged);
    scheduler.shutdownNow();
    probe.close();
    register.clear();
    lock.close();
  }

  /** One part that does not stop must not keep the others from it. */
  private void runLogged(Runnable stop) {
    try {
      stop.run();
    } catch (RuntimeException e) {
      log.line("stack", "a part does not stop in order: " + e);
    }
  }

  private static void stop(List<SupervisedChild> stage) {
    CompletableFuture.allOf(
            stage.stream()
                .map(child -> child.stop(STOP_PATIENCE))
                .toArray(CompletableFuture<?>[]::new))
        .join();
  }
}
