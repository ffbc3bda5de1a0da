// SPDX-License-Identifier: Apache-2.0
/**
 * What rules kept from being bought, or had sold before the end, carried to settlement without
 * money. Values only; the account's engine decides when they begin and end.
 */
@NullMarked
package io.flashpaper.engine.execution.shadow;

import org.jspecify.annotations.NullMarked;
