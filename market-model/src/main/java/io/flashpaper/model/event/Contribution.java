// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model.event;

/**
 * One exchange's part in an index tick.
 *
 * @param venue such as {@code kraken}
 * @param bidMicros its best bid in micro-dollars; 0 if never seen
 * @param askMicros its best ask in micro-dollars; 0 if never seen
 * @param ageMs how old the quote was
 * @param state whether it counted
 */
public record Contribution(
    String venue, long bidMicros, long askMicros, long ageMs, VenueState state) {}
