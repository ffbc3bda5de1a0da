// SPDX-License-Identifier: Apache-2.0
/** Programs that measure what a decision needs to know; each runs by itself and prints a table. */
@NullMarked
package io.flashpaper.benchmarks;

import org.jspecify.annotations.NullMarked;
