// SPDX-License-Identifier: Apache-2.0
/**
 * The topics as they are declared, made where there are none and checked where there are: the one
 * home of both, for all services.
 *
 * <p>Asks Kafka, so it blocks. Knows the declarations of module tape, and nothing of what a topic
 * carries.
 */
@NullMarked
package io.flashpaper.kafka.topics;

import org.jspecify.annotations.NullMarked;
