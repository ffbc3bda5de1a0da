// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import java.util.Optional;

/**
 * Which page of a list is asked for.
 *
 * @param limit how many items at most
 * @param cursor what the page before called {@code next}; empty for the first page
 */
record PageRequest(int limit, Optional<String> cursor) {}
