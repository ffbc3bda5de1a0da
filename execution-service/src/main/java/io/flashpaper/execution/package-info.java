/**
 * The execution service: its settings, and what it publishes about itself.
 *
 * <p>Any thread; holds no mutable state.
 */
@NullMarked
package io.flashpaper.execution;

import org.jspecify.annotations.NullMarked;
