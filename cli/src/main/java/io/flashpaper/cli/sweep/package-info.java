// SPDX-License-Identifier: Apache-2.0
/**
 * What {@code sweep} and {@code sweep-worker} have beside the sweep itself: recorded tapes,
 * settings, plugins, workers on Kafka, and what is shown.
 */
@NullMarked
package io.flashpaper.cli.sweep;

import org.jspecify.annotations.NullMarked;
