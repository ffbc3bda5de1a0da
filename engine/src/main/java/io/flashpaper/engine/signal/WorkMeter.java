// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import java.util.function.Supplier;

/**
 * Counts the work of a strategy's code, the same in every replay: not by time, but by what it does.
 * Each of a metered strategy's calls has a budget by itself. Used by the thread that steps the
 * engine.
 */
public interface WorkMeter {
  /** Counts nothing and allows everything. */
  WorkMeter NONE =
      new WorkMeter() {
        @Override
        public <T> T limited(Supplier<T> code) {
          return code.get();
        }

        @Override
        public long lastUsed() {
          return 0;
        }

        @Override
        public boolean isExceeded(Throwable thrown) {
          return false;
        }
      };

  /** Does something that may end up in the strategy's code, within the budget of one call. */
  <T> T limited(Supplier<T> code);

  /** Units of work of the last call. */
  long lastUsed();

  /** Whether this is what ends a call that is out of budget; its message names the place. */
  boolean isExceeded(Throwable thrown);
}
