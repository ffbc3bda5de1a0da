// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.model.MarketId;
import io.flashpaper.model.signal.QuarantineKind;

/**
 * Why and since when an instance is stopped.
 *
 * @param offset the tape offset at which it was told
 * @param market where it happened
 * @param kind what it did
 * @param evidence the same in words and numbers
 */
public record Quarantine(long offset, MarketId market, QuarantineKind kind, String evidence) {
  Quarantine at(long otherOffset) {
    return new Quarantine(otherOffset, market, kind, evidence);
  }
}
