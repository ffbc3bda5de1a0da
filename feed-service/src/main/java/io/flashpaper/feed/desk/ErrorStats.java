// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

/**
 * How far our index was from the official one lately, in hundredths of a basis point; positive
 * where ours was higher.
 *
 * @param last the last difference
 * @param mean the mean of all
 * @param medianSize the median of their sizes, whatever their sign
 * @param size95 the size that 95 of 100 did not exceed
 * @param largestSize the largest size
 * @param samples how many there are
 */
public record ErrorStats(
    long last, long mean, long medianSize, long size95, long largestSize, int samples) {}
