// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model.event;

/**
 * An average of the settlement index over a window, as its publisher says it.
 *
 * @param valueMicros in micro-dollars, rounded half up from the publisher's digits
 * @param samples how many prints it is of
 */
public record WindowAverage(long valueMicros, int samples) {}
