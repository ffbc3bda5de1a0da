// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

import java.util.Optional;

/**
 * What came out of the comparison of one table.
 *
 * @param rows compared: those that either side has
 * @param identical of them
 * @param first difference in tape order
 */
public record TableCount(String table, long rows, long identical, Optional<Difference> first) {}
