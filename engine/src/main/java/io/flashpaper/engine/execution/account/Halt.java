// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

/**
 * Why an account does nothing any more: its money did not add up.
 *
 * @param tapeOffset the tape event at which it did not; everything before it stands
 * @param timeMs tape time of that event
 * @param why a sentence with the figures
 */
public record Halt(long tapeOffset, long timeMs, String why) {}
