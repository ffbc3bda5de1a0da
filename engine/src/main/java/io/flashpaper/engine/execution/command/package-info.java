// SPDX-License-Identifier: Apache-2.0
/**
 * What a human tells an account: pause, resume, kill, close.
 *
 * <p>Immutable values; any thread. Must not know where commands come from.
 */
@NullMarked
package io.flashpaper.engine.execution.command;

import org.jspecify.annotations.NullMarked;
