// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

import io.flashpaper.model.signal.SignalMessage.Signal;

/**
 * The signal behind a decision.
 *
 * @param signalId its id
 * @param tapeOffset the tape event that caused it
 * @param timeMs tape time of that event
 * @param instance the strategy instance
 * @param strategy the plugin's id
 * @param version the plugin's version
 * @param priority of two instances the lower one is served first
 */
public record Origin(
    String signalId,
    long tapeOffset,
    long timeMs,
    String instance,
    String strategy,
    String version,
    int priority) {
  /** The origin a signal is. */
  public static Origin of(Signal signal) {
    return new Origin(
        signal.id(),
        signal.tapeOffset(),
        signal.timeMs(),
        signal.instance(),
        signal.strategy(),
        signal.version(),
        signal.priority());
  }
}
