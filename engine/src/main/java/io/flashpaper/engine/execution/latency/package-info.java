// SPDX-License-Identifier: Apache-2.0
/**
 * How long an order is on its way: a pure function of the order's id, so that every replay and
 * every machine agrees. Any thread.
 */
@NullMarked
package io.flashpaper.engine.execution.latency;

import org.jspecify.annotations.NullMarked;
