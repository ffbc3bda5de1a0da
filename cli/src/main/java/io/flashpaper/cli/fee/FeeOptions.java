// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.fee;

import java.util.Optional;

/**
 * What was asked, as it was typed.
 *
 * @param price dollars of one contract; empty if each fill has its own
 * @param contracts how many; empty if the fills say so
 * @param fills counts with commas between, each with {@code @PRICE} if it has its own
 * @param mode how fees are rounded
 * @param role {@code taker} or {@code maker}
 * @param type the venue's word for who pays what
 * @param multiplier the series' multiplier; 1 is the full curve
 * @param selling whether the order sells
 */
public record FeeOptions(
    Optional<String> price,
    Optional<String> contracts,
    Optional<String> fills,
    String mode,
    String role,
    String type,
    String multiplier,
    boolean selling) {}
