// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls of plugin code while it is loaded: whatever they throw becomes a sentence. */
final class PluginCalls {
  private PluginCalls() {}

  /**
   * Calls plugin code with the budget for loading.
   *
   * @param what is called, for people
   * @throws PluginRefusedException if it throws; the message lacks the file's name
   */
  static <T> T load(String what, Supplier<T> code) {
    try {
      return Meter.call(Budgets.LOADING_UNITS, code);
    } catch (PluginRefusedException | InvalidParametersException ours) {
      throw ours;
    } catch (RuntimeException | Error broken) {
      throw new PluginRefusedException(sentence(what, broken), broken);
    }
  }

  private static String sentence(String what, Throwable broken) {
    return switch (broken) {
      case BudgetExceededError endless ->
          what + " does not come to an end (" + endless.getMessage() + "): give it less to do";
      case StackOverflowError deep ->
          what + " calls itself without end (StackOverflowError): end the recursion";
      case OutOfMemoryError greedy ->
          what + " needs more memory than there is (OutOfMemoryError): make it smaller";
      case ExceptionInInitializerError initialiser ->
          "%s fails in a static initialiser (%s): correct that class"
              .formatted(what, initialiser.getCause());
      case LinkageError missing ->
          "%s needs a class that is not there (%s): a strategy may use the JDK, io.flashpaper.strategy.api and io.flashpaper.model; pack anything else into its jar"
              .formatted(what, missing);
      default -> what + " throws " + broken + ": correct it, or ask its author";
    };
  }

  /** What plugin code threw through reflection. */
  static RuntimeException unchecked(@Nullable Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException(String.valueOf(thrown), thrown);
  }
}
