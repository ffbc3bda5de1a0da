// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

import io.flashpaper.engine.execution.protection.Protection;
import java.util.OptionalLong;

/**
 * A protection that tripped: no entries while it lasts.
 *
 * @param instance the strategy instance it holds back; blank if it is the whole account
 * @param measure what was measured, ending in its unit
 * @param value what it was
 * @param threshold what it was not to reach
 * @param sinceMs tape time at which it tripped
 * @param untilMs tape time at which it ends; empty if only a command ends it
 */
public record ProtectionPause(
    Protection protection,
    String instance,
    String measure,
    long value,
    long threshold,
    long sinceMs,
    OptionalLong untilMs) {
  /** Whether it holds this strategy instance back. */
  public boolean covers(String otherInstance) {
    return instance.isBlank() || instance.equals(otherInstance);
  }

  /** Whether it is over. */
  public boolean isOver(long nowMs) {
    return untilMs.isPresent() && nowMs >= untilMs.getAsLong();
  }
}
