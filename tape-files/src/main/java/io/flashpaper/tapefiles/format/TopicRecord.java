// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.format;

import io.flashpaper.tape.Topic;
import java.util.Optional;

/**
 * One record of a topic.
 *
 * @param partition its partition
 * @param offset its offset in the partition
 * @param value the message exactly as on Kafka; not copied
 * @param strategies the header of that name that some progress marks carry
 */
public record TopicRecord(
    Topic topic, int partition, long offset, byte[] value, Optional<String> strategies) {}
