// SPDX-License-Identifier: Apache-2.0
/** Has jobs done, and keeps each result on disk before it counts as done. */
@NullMarked
package io.flashpaper.replay.sweep.run;

import org.jspecify.annotations.NullMarked;
