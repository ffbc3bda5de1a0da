// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

/**
 * A command that keeps an account from entering until it is resumed.
 *
 * @param command the command's id
 * @param tapeOffset the tape event after which it took effect
 * @param timeMs tape time of that event
 * @param reason why, in the words of whoever gave the command; may be blank
 */
public record Standstill(Kind kind, String command, long tapeOffset, long timeMs, String reason) {
  /** What it is. */
  public enum Kind {
    /** No entries; what is held is managed as ever. */
    PAUSED,
    /** No entries; what was held was told to be sold. */
    KILLED
  }
}
