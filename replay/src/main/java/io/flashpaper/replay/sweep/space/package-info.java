// SPDX-License-Identifier: Apache-2.0
/** What a sweep tries: settings that vary, and the trials made of them. */
@NullMarked
package io.flashpaper.replay.sweep.space;

import org.jspecify.annotations.NullMarked;
