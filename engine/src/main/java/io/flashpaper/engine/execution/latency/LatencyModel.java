// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.latency;

/** From a decision to the order's arrival at the venue. */
public sealed interface LatencyModel permits ConstantLatency, LogNormalLatency {
  /** How many milliseconds the order of this id takes: always the same for the same id. */
  long millis(String orderId);
}
