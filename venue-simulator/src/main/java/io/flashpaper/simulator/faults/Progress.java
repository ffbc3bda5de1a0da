// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.faults;

import java.util.List;

/**
 * How far a mutation has come.
 *
 * @param done what was done, in that order, such as {@code /msg/side REMOVED}
 * @param open what was seen and is still to be done; may grow while messages differ
 */
public record Progress(List<String> done, List<String> open) {
  /** Whether something was done and nothing is open. */
  public boolean isComplete() {
    return !done.isEmpty() && open.isEmpty();
  }
}
