// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import java.util.OptionalLong;

/**
 * What the tape says of an old stretch.
 *
 * @param prices of the index and of the market that was asked for; never noted in again
 * @param tapeBeginsMs tape time of the tape's first event; empty if the tape begins long before the
 *     stretch
 */
public record OldPrices(PriceHistory prices, OptionalLong tapeBeginsMs) {}
