// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay;

import io.flashpaper.ledger.store.Batch;

/** Takes what a replay does, as the ledger's database would: in order, each batch once. */
@FunctionalInterface
public interface LedgerSink {
  /** Forgets everything. */
  LedgerSink NONE = batch -> {};

  /** Takes the next batch. */
  void accept(Batch batch);

  /** Gives each batch to both. */
  default LedgerSink and(LedgerSink other) {
    return batch -> {
      accept(batch);
      other.accept(batch);
    };
  }
}
