// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.report;

import io.flashpaper.replay.sweep.segment.Segment;
import io.flashpaper.replay.sweep.space.Trial;

/**
 * What a fold chose.
 *
 * @param segment it was tested on
 * @param trial the best on all segments before
 * @param trained how it did there
 * @param tested how it did on the segment
 */
public record Pick(Segment segment, Trial trial, Score trained, Score tested) {}
