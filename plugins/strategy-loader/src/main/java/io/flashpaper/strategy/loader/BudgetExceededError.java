// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

/**
 * Plugin code has used up its budget. It is thrown again at every further step until the host takes
 * the budget away, so catching it does not help; it carries no stack trace, since it may be thrown
 * often, but names the place where the budget ended.
 */
public final class BudgetExceededError extends Error {
  private static final long serialVersionUID = 1L;

  BudgetExceededError(String message) {
    super(message, null, false, false);
  }
}
