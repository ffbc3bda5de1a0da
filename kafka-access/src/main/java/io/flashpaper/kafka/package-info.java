// SPDX-License-Identifier: Apache-2.0
/**
 * Where Kafka is and how it lets us in: the one home of what its clients are made from.
 *
 * <p>For any thread; connects to nothing. Must not know what is sent or read.
 */
@NullMarked
package io.flashpaper.kafka;

import org.jspecify.annotations.NullMarked;
