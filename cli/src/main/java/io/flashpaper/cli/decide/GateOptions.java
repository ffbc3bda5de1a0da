// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.decide;

import io.flashpaper.engine.signal.Gate;
import io.flashpaper.engine.signal.GateSettings;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.strategy.api.Parameter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The entry filters as {@code --gate} names them; by default the predecessor's. */
record GateOptions(
    @Parameter(doc = "The gates in order, with commas; empty for all.", defaultValue = "")
        String chain,
    @Parameter(doc = "At least this long to the close.", defaultValue = "300s")
        Duration minTimeToClose,
    @Parameter(doc = "At most this long to the close.", defaultValue = "24h")
        Duration maxTimeToClose,
    @Parameter(doc = "Not sooner than this after the opening.", defaultValue = "30s")
        Duration openWindow,
    @Parameter(doc = "Not later than this before the close.", defaultValue = "30s")
        Duration closeWindow,
    @Parameter(doc = "YES ask minus YES bid at most this.", defaultValue = "0.05") Price maxSpread,
    @Parameter(doc = "At least so many contracts traded.", defaultValue = "50")
        Quantity minVolume) {

  GateSettings settings() {
    List<Gate> gates =
        chain.isEmpty() ? List.of(Gate.values()) : Gate.named(List.of(chain.split(",")));
    return new GateSettings(
        gates,
        minTimeToClose,
        gates.contains(Gate.MAX_TIME_TO_CLOSE) ? Optional.of(maxTimeToClose) : Optional.empty(),
        openWindow,
        closeWindow,
        maxSpread,
        minVolume,
        FeedGrade.POOR);
  }
}
