// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import java.util.OptionalLong;

/**
 * A stretch of tape time.
 *
 * @param sinceMs its first millisecond; empty for since ever
 * @param untilMs the first millisecond after it; empty for until now
 */
record Period(OptionalLong sinceMs, OptionalLong untilMs) {
  boolean isBackwards() {
    return sinceMs.isPresent() && untilMs.isPresent() && untilMs.getAsLong() <= sinceMs.getAsLong();
  }
}
