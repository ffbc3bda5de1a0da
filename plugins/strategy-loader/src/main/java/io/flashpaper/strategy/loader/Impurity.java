// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

/**
 * Why a class is no part of a pure function.
 *
 * @param className with dots
 * @param method where; empty for the class itself
 * @param what it does, such as {@code uses java.lang.System.nanoTime()}
 * @param remedy what to do instead
 */
public record Impurity(String className, String method, String what, String remedy) {
  /** The whole sentence. */
  @Override
  public String toString() {
    String where = method.isEmpty() ? "" : ", method " + method + ",";
    return "class %s%s %s: %s".formatted(className, where, what, remedy);
  }
}
