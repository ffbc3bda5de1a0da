// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.segment;

import io.flashpaper.model.MarketId;

/** A market on the tape, from its opening to its close in tape time. */
public record ListedMarket(MarketId id, String series, long openMs, long closeMs) {}
