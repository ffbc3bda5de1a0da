// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model.event;

/**
 * How a market's data reach us, and how far to trust them.
 *
 * @param grade how far
 * @param source how
 * @param reason a sentence for people: why not better, or that nothing is amiss
 */
public record FeedHealth(FeedGrade grade, FeedMode source, String reason) {
  /** Before the feed graded the market, and on tapes from before there were grades. */
  public static final FeedHealth NOT_GRADED =
      new FeedHealth(FeedGrade.POOR, FeedMode.DOWN, "not graded");
}
