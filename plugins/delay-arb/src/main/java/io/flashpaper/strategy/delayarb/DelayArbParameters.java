// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

import io.flashpaper.strategy.api.Parameter;

/**
 * What {@code delay_arb} can be told.
 *
 * @param profile which rule decides
 * @param v10 thresholds of the profile {@code V10}
 * @param model thresholds of the profile {@code MODEL}
 */
public record DelayArbParameters(
    @Parameter(
            doc = "Which rule decides: V10, the predecessor's, or MODEL, by fair value.",
            defaultValue = "V10")
        Profile profile,
    V10Parameters v10,
    ModelParameters model) {}
