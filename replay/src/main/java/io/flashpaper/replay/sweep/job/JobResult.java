// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.job;

import java.util.List;

/**
 * What came of a job.
 *
 * @param job what was done
 * @param events how many events of the tape were replayed
 * @param trades of the judged account, in the order in which they closed
 * @param troubles what went wrong, in words: a strategy stopped, an account halted
 */
public record JobResult(Job job, long events, List<TradeOutcome> trades, List<String> troubles) {
  /** Freezes the lists. */
  public JobResult {
    trades = List.copyOf(trades);
    troubles = List.copyOf(troubles);
  }
}
