// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.export;

import java.nio.file.Path;

/**
 * A table that was written.
 *
 * @param topic the topic its messages come from
 * @param type the type of its messages
 * @param rows how many there are
 * @param file where it is
 */
public record ExportedTable(String topic, String type, long rows, Path file) {}
