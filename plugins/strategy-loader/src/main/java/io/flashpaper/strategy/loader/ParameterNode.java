// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A component of a parameters record: one value, or a record of them. */
sealed interface ParameterNode permits ParameterGroup, ParameterSlot {
  Class<?> javaType();

  /**
   * Its value as configured or by default.
   *
   * @param values as configured, by path
   * @param problems where to add one sentence for each problem; the answer is then null
   */
  @Nullable Object value(Map<String, String> values, List<String> problems);

  /** The single values, in order. */
  Stream<ParameterSlot> slots();
}
