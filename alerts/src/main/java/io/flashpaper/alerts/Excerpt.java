// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

/**
 * What was read of an answer.
 *
 * @param isWhole whether that was all; otherwise it may end anywhere
 */
record Excerpt(String text, boolean isWhole) {}
