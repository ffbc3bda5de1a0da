// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import io.flashpaper.engine.index.CompositeLimits;

/**
 * Every bound the desk judges by, in milliseconds of world time.
 *
 * @param index when an exchange's quote no longer counts
 * @param auditBeforeMs how much older than its request an answer about a book may be
 * @param auditAfterMs how much later than the answer a streamed frame may come that was sent before
 * @param auditStrikes how many audits in a row must disagree before the book is lost
 * @param auditFreshMs for how long an audit that agreed supports {@code GOOD}
 * @param cleanMs how long a book must be streamed without a gap to be {@code GOOD}
 * @param polledAgeMs how old a polled book may get
 * @param skewMs by how much the venue's clock may differ before the grade is {@code POOR}; it
 *     recovers at half of it
 * @param skewLostMs by how much before the market is {@code UNUSABLE}; recovers at half of it
 * @param driftAgainMs how soon after one message about a market another that cannot be read means
 *     that a new book does not make up for it
 * @param driftMs how long the market then stays {@code UNUSABLE} after the last such message
 * @param askAgainMs how often a book that is missing is asked for
 * @param statusMs how often the status is published at most
 */
public record DeskLimits(
    CompositeLimits index,
    long auditBeforeMs,
    long auditAfterMs,
    int auditStrikes,
    long auditFreshMs,
    long cleanMs,
    long polledAgeMs,
    long skewMs,
    long skewLostMs,
    long driftAgainMs,
    long driftMs,
    long askAgainMs,
    long statusMs) {
  /**
   * Checks the one bound that is a setting.
   *
   * @throws IllegalArgumentException if the book would be lost without an audit
   */
  public DeskLimits {
    if (auditStrikes < 1) {
      throw new IllegalArgumentException(
          "flashpaper.audit.strikes must be at least 1, but is " + auditStrikes);
    }
  }

  /**
   * The usual bounds. In a fast world everything ages on its way, so what measures real delays is
   * never shorter than some real milliseconds.
   *
   * @param speed world seconds per real second
   */
  public static DeskLimits of(double speed, int auditStrikes) {
    CompositeLimits usual = CompositeLimits.DEFAULT;
    CompositeLimits index =
        new CompositeLimits(
            atLeastReal(usual.maxAgeMs(), 100, speed),
            usual.maxSpreadBps(),
            usual.maxDeviationBps());
    return new DeskLimits(
        index,
        atLeastReal(3000, 500, speed),
        atLeastReal(2000, 500, speed),
        auditStrikes,
        atLeastReal(300_000, 30_000, speed),
        60_000,
        atLeastReal(10_000, 3000, speed),
        atLeastReal(2000, 500, speed),
        atLeastReal(30_000, 1500, speed),
        atLeastReal(60_000, 6000, speed),
        atLeastReal(15_000, 1500, speed),
        atLeastReal(5000, 1000, speed),
        atLeastReal(250, 100, speed));
  }

  private static long atLeastReal(long worldMs, long realMs, double speed) {
    return Math.max(worldMs, Math.round(realMs * speed));
  }
}
