// SPDX-License-Identifier: Apache-2.0
/**
 * A trial on a segment: one replay, whose id is made of all that decides its result, and whose
 * result says every trade.
 */
@NullMarked
package io.flashpaper.replay.sweep.job;

import org.jspecify.annotations.NullMarked;
