// SPDX-License-Identifier: Apache-2.0
/**
 * What can be configured of paper accounts, what the engine makes of it, and how it is written
 * down.
 *
 * <p>For the execution service and for replays: both make the same {@link
 * io.flashpaper.engine.execution.AccountPlan} of the same settings. Must not know who trades by the
 * plans.
 */
@NullMarked
package io.flashpaper.settings.accounts;

import org.jspecify.annotations.NullMarked;
