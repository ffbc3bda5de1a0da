// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

import io.flashpaper.engine.execution.statistics.Figure.Known;
import io.flashpaper.engine.execution.statistics.Figure.Undefined;
import java.util.Optional;
import java.util.function.Function;

/**
 * A figure, or why there is none.
 *
 * @param <T> {@code Money}, {@code Double} or {@code Long}
 */
public sealed interface Figure<T> permits Known, Undefined {
  /** The figure. */
  record Known<T>(T figure) implements Figure<T> {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is NaN or infinite
     */
    public Known {
      if (figure instanceof Double number && !Double.isFinite(number)) {
        throw new IllegalArgumentException("a figure is never " + number);
      }
    }
  }

  /** There is none. */
  record Undefined<T>(Why reason) implements Figure<T> {}

  /** Why a figure has no value. */
  enum Why {
    /** Nothing to count. */
    NO_TRADES("no trade has closed"),
    /** A spread of values needs two. */
    FEWER_THAN_TWO("fewer than two trades have closed"),
    /** All trades lost. */
    NO_WINS("no trade has won"),
    /** No trade lost money. */
    NO_LOSSES("no trade has lost money"),
    /** Nothing varies. */
    ALL_EQUAL("all results are equal"),
    /** Nothing to hold against an outcome. */
    NO_FORECASTS("no trade has both a probability and an official YES or NO"),
    /** The forecast it is held against was perfect. */
    NO_ERROR_TO_BEAT("the forecast it is compared with was never wrong"),
    /** No trade says what its strategy expected. */
    NO_PROBABILITIES("no trade has a probability"),
    /** Nothing was to be gained. */
    NO_EDGE("the predicted edge is not above zero"),
    /** No order says how much was wanted. */
    NO_ORDERS("no entry order is known"),
    /** Nothing was measured. */
    NO_SAMPLES("it was measured for no trade");

    private final String words;

    Why(String words) {
      this.words = words;
    }

    /** The reason as words. */
    public String words() {
      return words;
    }
  }

  /** A figure. */
  static <T> Figure<T> of(T value) {
    return new Known<>(value);
  }

  /** No figure. */
  static <T> Figure<T> none(Why why) {
    return new Undefined<>(why);
  }

  /** The figure, if there is one. */
  default Optional<T> value() {
    return switch (this) {
      case Known<T>(T figure) -> Optional.of(figure);
      case Undefined<T> _ -> Optional.empty();
    };
  }

  /** Part of the figure, or the same reason. */
  default <R> Figure<R> map(Function<T, R> part) {
    return switch (this) {
      case Known<T>(T figure) -> new Known<>(part.apply(figure));
      case Undefined<T>(Why reason) -> new Undefined<>(reason);
    };
  }

  /** Why there is none, if so. */
  default Optional<Why> why() {
    return switch (this) {
      case Known<T> _ -> Optional.empty();
      case Undefined<T>(Why reason) -> Optional.of(reason);
    };
  }
}
