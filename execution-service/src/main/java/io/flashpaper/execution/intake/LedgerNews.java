// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.SizingFailed;
import io.flashpaper.ledger.store.Batch;
import org.jboss.logging.Logger;

/** Logs what somebody has to look at; what is traded is counted, not logged. */
final class LedgerNews {
  private static final Logger LOG = Logger.getLogger(LedgerNews.class);

  private LedgerNews() {}

  static void log(Batch batch) {
    for (LedgerEntry entry : batch.entries()) {
      if (entry instanceof SizingFailed failed) {
        LOG.errorf(
            "Account buys nothing more, its sizing policy %s %s failed: account=%s market=%s"
                + " tapeOffset=%d error=%s",
            failed.sizer().id(),
            failed.sizer().version(),
            failed.account(),
            failed.market(),
            failed.tapeOffset(),
            failed.evidence());
      }
    }
  }
}
