// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

/**
 * When an account last sold out of a series.
 *
 * @param series such as {@code KXBTC15M}
 * @param timeMs tape time of the last selling fill
 */
public record LastExit(String series, long timeMs) {}
