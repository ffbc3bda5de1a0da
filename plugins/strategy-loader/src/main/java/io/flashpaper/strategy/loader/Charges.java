// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;

/**
 * What metered code calls. Public because the plugins' class loaders must find it; nobody writes
 * such a call by hand, and a plugin that does is refused.
 */
public final class Charges {
  private static final int SHARE = 3;

  private Charges() {}

  /** A method begins; its call is a step. */
  public static int enter(int weight) {
    return Meter.enter(weight);
  }

  /** A method returns. */
  public static void leave(int weight) {
    Meter.leave(weight);
  }

  /** A handler goes on in a method that began at this depth. */
  public static void resume(int depth) {
    Meter.resume(depth);
  }

  /** One turn of a loop, or one object. */
  public static void step() {
    Meter.charge(1);
  }

  /** An array is made, or something as large as one. */
  public static void array(int length) {
    Meter.charge(1 + (Math.max(length, 0) >> 1));
  }

  /** An array of arrays is made. */
  public static void area(int outer, int inner) {
    if (outer > 0 && inner >= 0) {
      Meter.charge(outer + (((long) outer * inner) >> 1));
    }
  }

  /** A JDK method made this text or array. */
  public static void made(Object thing) {
    if (thing != null && thing.getClass().isArray()) {
      array(Array.getLength(thing));
    } else {
      size(thing);
    }
  }

  /** A JDK method is handed this. */
  public static void size(Object thing) {
    int share = sizeOf(thing) >> SHARE;
    if (share > 0) {
      Meter.charge(share);
    }
  }

  private static int sizeOf(Object thing) {
    if (thing instanceof String text) {
      return text.length();
    }
    if (thing == null) {
      return 0;
    }
    Class<?> type = thing.getClass();
    if (type.isArray()) {
      return Array.getLength(thing);
    }
    return type.getClassLoader() == null ? sizeOfJdk(thing) : 0;
  }

  private static int sizeOfJdk(Object thing) {
    if (thing instanceof CharSequence text) {
      return text.length();
    }
    if (thing instanceof Collection<?> collection) {
      return collection.size();
    }
    return thing instanceof Map<?, ?> map ? map.size() : 0;
  }

  /** A handler that may swallow everything got this: what the JVM ran out of ends the call. */
  public static void caught(Throwable caught) {
    if (caught instanceof VirtualMachineError) {
      Meter.exhaust(caught);
    }
  }

  /** A static initialiser begins. */
  public static void initialiserBegins() {
    Meter.beginInitialiser();
  }

  /** A static initialiser ends well. */
  public static void initialiserEnds() {
    Meter.endInitialiser();
  }
}
