// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs another program's main class in this JVM and ends the JVM when the process that started it
 * is gone: {@code Leash MAIN_CLASS ARGUMENT...}.
 *
 * <p>The supervisor keeps the child's standard input open and never writes to it; the system closes
 * it when the supervisor dies, however it dies. Uses nothing but the JDK, since it stands on the
 * class path of programs that know nothing of it.
 */
public final class Leash {
  private static final int STOP_SECONDS = 10;

  private Leash() {}

  /** Runs the named main class. */
  public static void main(String[] args) throws Throwable {
    if (args.length == 0) {
      System.err.println("usage: Leash MAIN_CLASS ARGUMENT...");
      System.exit(2);
    }
    Thread watch = new Thread(Leash::endWithTheSupervisor, "leash");
    watch.setDaemon(true);
    watch.start();
    try {
      Class.forName(args[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static void endWithTheSupervisor() {
    try {
      while (System.in.read() >= 0) {
        // The supervisor writes nothing; whatever comes is not for this program.
      }
    } catch (IOException e) {
      System.err.println("The supervisor's pipe broke: " + e.getMessage());
    }
    System.err.println("The supervisor is gone; this process ends too.");
    CompletableFuture.delayedExecutor(STOP_SECONDS, TimeUnit.SECONDS)
        .execute(() -> Runtime.getRuntime().halt(1));
    System.exit(0);
  }
}
