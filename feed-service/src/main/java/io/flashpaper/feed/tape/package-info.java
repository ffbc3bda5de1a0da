// SPDX-License-Identifier: Apache-2.0
/**
 * The ordered path: one queue, one thread, one writer. Also what the tape said before we started.
 *
 * <p>Everything that reaches the tape passes here, in one order.
 */
@NullMarked
package io.flashpaper.feed.tape;

import org.jspecify.annotations.NullMarked;
