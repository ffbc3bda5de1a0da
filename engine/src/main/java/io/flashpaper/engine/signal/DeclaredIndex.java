// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.strategy.api.Change;
import io.flashpaper.strategy.api.IndexView;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The index as one strategy may see it: no further back than it declared, since a restart would not
 * know more.
 */
record DeclaredIndex(IndexView index, Duration longest) implements IndexView {
  @Override
  public Optional<IndexTick> latest() {
    return index.latest();
  }

  @Override
  public OptionalLong priceMicros(Duration ago) {
    return index.priceMicros(declared(ago));
  }

  @Override
  public Optional<Change> change(Duration window) {
    return index.change(declared(window));
  }

  @Override
  public OptionalLong relativeDeviationPpm(Duration window) {
    return index.relativeDeviationPpm(declared(window));
  }

  Duration declared(Duration window) {
    if (window.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "it asked for a window of %s, but its longestWindow() is %s: declare the longest one"
              .formatted(window, longest));
    }
    return window;
  }
}
