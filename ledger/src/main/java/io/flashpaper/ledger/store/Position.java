// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

/**
 * How far the streams are in the ledger.
 *
 * @param tapeOffset the last tape event whose entries are committed
 * @param signalsOffset where reading the signals goes on
 * @param rewindOffset where a restart begins to read the tape again
 * @param tapeTimeMs tape time of the last event
 * @param commands how many commands took effect or were refused so far
 */
public record Position(
    long tapeOffset, long signalsOffset, long rewindOffset, long tapeTimeMs, long commands) {}
