// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import java.util.OptionalLong;

/** What became of a message. */
sealed interface Outcome {
  /** It arrived. */
  record Arrived() implements Outcome {}

  /**
   * It did not, and may later.
   *
   * @param afterMs when the channel wants to be asked again, if it said so
   */
  record Later(String why, OptionalLong afterMs) implements Outcome {}

  /** It did not, and will not. */
  record Never(String why) implements Outcome {}
}
