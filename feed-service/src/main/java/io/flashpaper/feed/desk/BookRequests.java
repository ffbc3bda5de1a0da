// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import io.flashpaper.model.MarketId;

/** What the desk asks of whoever can ask the venue; called on the desk's thread. */
public interface BookRequests {
  /** The book is corrupt or lost: a new snapshot, please. */
  void snapshotWanted(MarketId market);

  /**
   * The venue's own answer did not agree with our book: another {@link FeedEvent.BookAudited},
   * please, soon.
   */
  void auditWanted(MarketId market);
}
