// SPDX-License-Identifier: Apache-2.0
/**
 * From the venues to the tape: puts the parts together and starts them.
 *
 * <p>The venues' sessions run on Vert.x event loops, one context each; what they decode goes
 * through one bounded queue to one thread, which owns the books and the index and writes the tape.
 * Nothing here may place an order.
 */
@NullMarked
package io.flashpaper.feed;

import org.jspecify.annotations.NullMarked;
