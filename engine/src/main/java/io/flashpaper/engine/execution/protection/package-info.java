// SPDX-License-Identifier: Apache-2.0
/**
 * What keeps an account from losing more than its owner means to risk: limits and pauses, as
 * configured.
 *
 * <p>Immutable values; any thread. Must not know how an account trades.
 */
@NullMarked
package io.flashpaper.engine.execution.protection;

import org.jspecify.annotations.NullMarked;
