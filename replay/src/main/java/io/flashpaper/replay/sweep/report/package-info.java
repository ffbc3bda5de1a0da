// SPDX-License-Identifier: Apache-2.0
/** What the results say, and how much of it luck says as well. */
@NullMarked
package io.flashpaper.replay.sweep.report;

import org.jspecify.annotations.NullMarked;
