// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Counts what plugin code does on one thread, in units that are the same in every run and on every
 * machine; no clock decides.
 *
 * <p>The code of a plugin is changed while it is loaded so that it reports each call, each turn of
 * a loop and each allocation. A host calls it within {@link #call}; outside of that nothing is
 * counted.
 */
public final class Meter {
  private static final ThreadLocal<Meter> OF_THREAD = ThreadLocal.withInitial(Meter::new);
  private static final long UNLIMITED = Long.MAX_VALUE;
  private static final String OURS = Meter.class.getPackageName() + ".";

  static {
    // What is needed deep inside a recursion must be linked before: the JVM never retries.
    new Meter().exceeded();
  }

  private final Deque<Long> interrupted = new ArrayDeque<>();
  private boolean counting;
  private long budget = UNLIMITED;
  private long left = UNLIMITED;
  private int depth;
  private long lastUsed;
  private String end = "";

  private Meter() {}

  /**
   * Calls plugin code with a budget. A call within a call has at most what the outer one has left,
   * and what it uses counts for both.
   *
   * @param units see {@link Budgets}
   * @throws BudgetExceededError thrown inside the plugin's code, once the budget is used up
   */
  public static <T> T call(long units, Supplier<T> code) {
    Meter meter = OF_THREAD.get();
    boolean within = meter.counting;
    long outerBudget = meter.budget;
    long outerLeft = within ? meter.left : UNLIMITED;
    int outerDepth = within ? meter.depth : 0;
    meter.begin(Math.min(units, outerLeft), outerDepth);
    try {
      return code.get();
    } finally {
      meter.lastUsed = meter.budget - meter.left;
      meter.counting = within;
      meter.budget = outerBudget;
      meter.left = within ? outerLeft - meter.lastUsed : UNLIMITED;
      meter.depth = outerDepth;
    }
  }

  /** Units used by the last {@link #call} that ended on this thread. */
  public static long lastUsed() {
    return OF_THREAD.get().lastUsed;
  }

  private void begin(long units, int calls) {
    interrupted.clear();
    counting = true;
    budget = units;
    left = units;
    depth = calls;
    end = "";
  }

  /** Takes units away from the calling thread's budget. */
  static void charge(long units) {
    Meter meter = OF_THREAD.get();
    meter.left -= units;
    if (meter.left < 0) {
      throw meter.exceeded();
    }
  }

  /**
   * A method begins.
   *
   * @param weight of its stack frame
   * @return how deep the calls are nested now
   */
  static int enter(int weight) {
    Meter meter = OF_THREAD.get();
    meter.depth += weight;
    meter.left--;
    if (meter.depth > Budgets.MOST_DEPTH && meter.counting) {
      meter.exhaust(" with calls nested too deep");
    }
    if (meter.left < 0) {
      throw meter.exceeded();
    }
    return meter.depth;
  }

  /** A method returns. */
  static void leave(int weight) {
    OF_THREAD.get().depth -= weight;
  }

  /** A handler goes on at the depth of its method. */
  static void resume(int depth) {
    OF_THREAD.get().depth = depth;
  }

  /** What the JVM ran out of ends the budget: the next charge throws. */
  static void exhaust(Throwable cause) {
    OF_THREAD.get().exhaust(" after " + cause.getClass().getName());
  }

  private void exhaust(String why) {
    if (left >= 0 && counting) {
      left = -1;
      end = why;
    }
  }

  /** A static initialiser runs once, whoever happens to be first: its costs are its own. */
  static void beginInitialiser() {
    Meter meter = OF_THREAD.get();
    meter.interrupted.push(meter.left);
    meter.left = Budgets.LOADING_UNITS;
  }

  static void endInitialiser() {
    Meter meter = OF_THREAD.get();
    Long before = meter.interrupted.poll();
    meter.left = before == null ? meter.left : before;
  }

  private BudgetExceededError exceeded() {
    if (!end.contains(" in ")) {
      end += " in " + place(new Throwable().getStackTrace());
    }
    long granted = interrupted.isEmpty() ? budget : Budgets.LOADING_UNITS;
    return new BudgetExceededError("budget of " + granted + " units ended" + end);
  }

  private static String place(StackTraceElement[] trace) {
    for (StackTraceElement frame : trace) {
      if (!frame.getClassName().startsWith(OURS)) {
        return frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber();
      }
    }
    return "an unknown place";
  }
}
