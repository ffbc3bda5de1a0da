// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.read;

import java.util.Optional;

/**
 * One record of a topic, read back.
 *
 * @param partition the partition it was in
 * @param offset its offset there
 * @param message what it says; empty if it could not be read, as the services could not
 * @param strategies the header of that name that some progress marks carry
 */
public record Recorded<T>(
    int partition, long offset, Optional<T> message, Optional<String> strategies) {}
