// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

import io.flashpaper.model.Price;
import io.flashpaper.strategy.api.Change;
import java.util.Optional;

/**
 * What the profile {@code V10} looks at.
 *
 * @param k the best YES bid
 * @param yesAsk the best YES ask, if anybody offers
 * @param reference K as it was before, if known
 * @param momentum the underlying's move, if known
 */
record V10Input(
    Price k, Optional<Price> yesAsk, Optional<Price> reference, Optional<Change> momentum) {}
