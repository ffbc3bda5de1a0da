// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.flashpaper.model.signal.SignalMessage.Measure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GateTallyTest {
  private final GateTally tally = new GateTally(List.of(Gate.SPREAD, Gate.MARKET_PAUSED));

  @Test
  void aGateCarriesWhatItSawTheLastTime() {
    tally.closed(new Gate.Reading(Gate.SPREAD, 90_000, 50_000, false));
    tally.closed(new Gate.Reading(Gate.SPREAD, 70_000, 50_000, false));
    assertThat(tally.drain())
        .containsExactly(
            new GateCount(2, "SPREAD", 2, Optional.of(Measure.of("spreadMicros", 70_000, 50_000))));
    assertThat(tally.drain()).isEmpty();
  }

  @Test
  void gatesAreToldInTheOrderTheyAreAskedWithTheirPlace() {
    tally.closed(new Gate.Reading(Gate.MARKET_PAUSED, 0, 1, false));
    tally.closed(new Gate.Reading(Gate.SPREAD, 90_000, 50_000, false));
    tally.expired();
    tally.ownReason(Reason.of("IDLE"));
    assertThat(tally.drain())
        .extracting(GateCount::place, GateCount::gate)
        .containsExactly(
            tuple(0, "STRATEGY_IDLE"),
            tuple(1, "EXPIRED"),
            tuple(2, "SPREAD"),
            tuple(3, "MARKET_PAUSED"));
  }

  @Test
  void aPlainYesOrNoCarriesNoNumber() {
    tally.closed(new Gate.Reading(Gate.MARKET_PAUSED, 0, 1, false));
    assertThat(tally.drain())
        .containsExactly(new GateCount(3, "MARKET_PAUSED", 1, Optional.empty()));
  }

  @Test
  void aStrategysReasonCarriesItsFirstFactAndTheThresholdItNames() {
    Fact k = new Fact("kMicros", 510_000);
    tally.ownReason(Reason.of("CALM", new Fact("momentumPpm", 100), k));
    tally.ownReason(
        Reason.of("CALM", new Fact("momentumPpm", 200), k, new Fact("thresholdPpm", 1_500)));
    tally.ownReason(Reason.of("WARMING_UP", new Fact("samples", 3)));
    tally.ownReason(Reason.of("IDLE"));
    assertThat(tally.drain())
        .containsExactly(
            new GateCount(
                0, "STRATEGY_CALM", 2, Optional.of(Measure.of("momentumPpm", 200, 1_500))),
            new GateCount(0, "STRATEGY_IDLE", 1, Optional.empty()),
            new GateCount(
                0,
                "STRATEGY_WARMING_UP",
                1,
                Optional.of(new Measure("samples", 3, OptionalLong.empty()))));
  }
}
