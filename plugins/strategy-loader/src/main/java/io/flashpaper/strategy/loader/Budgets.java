// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

/**
 * How many units of the {@link Meter} plugin code may use. A unit is one call, one turn of a loop,
 * one object, two elements of a new array, or eight characters or elements handed to the JDK: some
 * nanoseconds, some bytes.
 */
public final class Budgets {
  /**
   * One call of a strategy: some ten milliseconds, or 40 MB. A call that takes more holds up all
   * others on the ordered path, and one that ends at all needs far less: the strategies here use
   * less than a hundred units.
   */
  public static final long CALL_UNITS = 2_000_000;

  /**
   * One call that uses this much is slow: about a millisecond. A host may bear it now and then, but
   * not from call to call.
   */
  public static final long SLOW_CALL_UNITS = 200_000;

  /**
   * Loading: the factory's constructor, its descriptor, its parameters and {@code create}, each;
   * and each static initialiser, whenever it runs. These happen once, and may build tables; more
   * than some 200 MB would endanger the host.
   */
  public static final long LOADING_UNITS = 4_000_000;

  /**
   * How deep calls may be nested, in small stack frames (a frame of more than eight slots counts as
   * several). Far below what any thread's stack holds: where a stack ends differs from run to run,
   * and a JVM that met its end inside of its own classes is not the same afterwards.
   */
  static final int MOST_DEPTH = 500;

  private Budgets() {}
}
