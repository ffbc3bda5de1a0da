// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model.signal;

/** What a strategy did to be stopped. */
public enum QuarantineKind {
  /** It threw an exception, or a class of it could not be linked. */
  THREW,
  /** It answered null. */
  NO_ANSWER,
  /** One call worked more than its budget allows. */
  OUT_OF_BUDGET,
  /** Too many calls within a minute of tape worked long. */
  SLOW,
  /** It changed its mind too often within a minute of tape. */
  FLOODING,
  /** Its memory of a market grew too large. */
  HOARDING,
  /** It called itself too deeply. */
  STACK_OVERFLOW,
  /** The process had no memory left for it. */
  OUT_OF_MEMORY,
  /** A call did not return, by the wall clock: the one thing the tape cannot tell. */
  HUNG
}
