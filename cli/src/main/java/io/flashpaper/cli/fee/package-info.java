// SPDX-License-Identifier: Apache-2.0
/**
 * What {@code ./flashpaper fee} reckons: an order's fees by the engine's own rules, with every
 * step. Starts nothing and reads nothing; any thread.
 */
@NullMarked
package io.flashpaper.cli.fee;

import org.jspecify.annotations.NullMarked;
