// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

/**
 * A market the tape named.
 *
 * @param tapeOffset the first event of this run that did
 */
public record SeenMarket(String market, String series, long tapeOffset, long timeMs) {}
