// SPDX-License-Identifier: Apache-2.0
/**
 * How a sweep cuts a tape into segments that are replayed each for itself: to train on, to test on,
 * and one that nobody looks at before the end.
 */
@NullMarked
package io.flashpaper.replay.sweep.segment;

import org.jspecify.annotations.NullMarked;
