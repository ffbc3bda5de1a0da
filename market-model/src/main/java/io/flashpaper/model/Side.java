// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model;

/** The outcome a contract is held for: YES pays $1 if the market resolves yes, NO otherwise. */
public enum Side {
  YES,
  NO;

  /** The other outcome. */
  public Side opposite() {
    return this == YES ? NO : YES;
  }
}
