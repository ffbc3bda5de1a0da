// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much a strategy remembers: values, characters and elements, through records, collections and
 * arrays. Stops counting at a limit. What else an object may hide counts as one.
 */
final class MemoryWeight {
  private final int limit;
  private final Deque<Object> left = new ArrayDeque<>();
  private long weight;

  private MemoryWeight(int limit) {
    this.limit = limit;
  }

  /** Whether a memory holds more than a limit. */
  static boolean exceeds(Record memory, int limit) {
    MemoryWeight count = new MemoryWeight(limit);
    count.take(memory);
    while (!count.left.isEmpty() && count.weight <= limit) {
      count.open(count.left.removeLast());
    }
    return count.weight > limit;
  }

  private void take(@Nullable Object value) {
    weight++;
    if (value != null && weight <= limit) {
      left.addLast(value);
    }
  }

  private void open(Object value) {
    switch (value) {
      case CharSequence text -> weight += text.length();
      case Record values -> open(values);
      case Optional<?> maybe -> maybe.ifPresent(this::take);
      case Map<?, ?> map -> map.forEach(this::take);
      case Collection<?> collection -> takeAll(collection);
      default -> {
        if (value.getClass().isArray()) {
          open(value, Array.getLength(value));
        }
      }
    }
  }

  private void take(@Nullable Object key, @Nullable Object value) {
    take(key);
    take(value);
  }

  private void takeAll(Iterable<?> elements) {
    for (Object element : elements) {
      if (weight > limit) {
        return;
      }
      take(element);
    }
  }

  private void open(Object array, int length) {
    if (array instanceof Object[] elements) {
      takeAll(java.util.Arrays.asList(elements));
    } else {
      weight += length;
    }
  }

  private void open(Record values) {
    for (RecordComponent component : values.getClass().getRecordComponents()) {
      if (component.getType().isPrimitive()) {
        weight++;
      } else {
        take(read(component, values));
      }
    }
  }

  private static @Nullable Object read(RecordComponent component, Record values) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(values);
    } catch (InvocationTargetException | IllegalAccessException failed) {
      throw new IllegalStateException(
          "component " + component.getName() + " of its memory cannot be read", failed);
    }
  }
}
