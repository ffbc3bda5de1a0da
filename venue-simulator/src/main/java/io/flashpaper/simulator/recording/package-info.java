// SPDX-License-Identifier: Apache-2.0
/**
 * Reads recordings from files into values of the world. Called once at start; throws a {@link
 * RecordingException} that names file, line and field.
 */
@NullMarked
package io.flashpaper.simulator.recording;

import org.jspecify.annotations.NullMarked;
