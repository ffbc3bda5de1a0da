// SPDX-License-Identifier: Apache-2.0
/**
 * Results of trades from a file, for {@code ./flashpaper stats}: lines of JSON as the REST API
 * exports them, or CSV.
 *
 * <p>One thread; reads nothing but its input. Needs no running stack.
 */
@NullMarked
package io.flashpaper.cli.trades;

import org.jspecify.annotations.NullMarked;
