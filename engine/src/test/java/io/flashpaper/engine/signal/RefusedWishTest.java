// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import static io.flashpaper.engine.signal.SignalEngineTest.A;
import static io.flashpaper.engine.signal.SignalEngineTest.B;
import static io.flashpaper.engine.signal.SignalEngineTest.OPEN;
import static io.flashpaper.engine.signal.SignalEngineTest.book;
import static io.flashpaper.engine.signal.SignalEngineTest.market;
import static io.flashpaper.engine.signal.SignalEngineTest.tick;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.Heartbeat;
import io.flashpaper.model.event.TapeEvent.MarketStats;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.SignalMessage.Refused;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Step;
import io.flashpaper.strategy.api.Strategy;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wish that a gate beside the strategy stops, though the book would serve it, is said once. */
class RefusedWishTest {
  private final SignalEngine engine =
      new SignalEngine(
          SignalSettings.DEFAULT,
          List.of(
              new StrategyInstance(
                  "one",
                  new StrategyInstance.Origin("stubborn", "1", "f00"),
                  "account-one",
                  Scope.of("KXBTC15M"),
                  GateSettings.DEFAULT,
                  new Stubborn())));
  private Desire.Want wish = want(Side.YES, 60);
  private long offset;

  record Memory() {}

  private final class Stubborn implements Strategy<Memory> {
    @Override
    public Memory initialMemory() {
      return new Memory();
    }

    @Override
    public Step<Memory> evaluate(Moment moment, Memory memory) {
      return Step.of(memory, wish);
    }
  }

  private static Desire.Want want(Side side, int cents) {
    return new Desire.Want(
        side, Price.ofCents(cents), OPEN + 800_000, OptionalLong.of(700_000), Reason.of("TEST"));
  }

  @BeforeEach
  void twoMarketsAreOpen() {
    for (MarketId id : List.of(A, B)) {
      refused(new MarketUpdated(OPEN, market(id, "KXBTC15M", MarketStatus.OPEN)));
      refused(new MarketStats(OPEN, id, Quantity.ofContracts(100), Quantity.ZERO));
    }
    refused(tick(0, IndexStatus.OK));
  }

  private List<Refused> refused(TapeEvent event) {
    return engine.step(new TapeRecord(offset++, event)).stream()
        .filter(Refused.class::isInstance)
        .map(Refused.class::cast)
        .toList();
  }

  @Test
  void itIsSaidOnceAMarketSideAndGate() {
    assertThat(refused(book(2000, A, 51)))
        .containsExactly(
            new Refused(offset - 1, OPEN + 2000, "one", "account-one", A, "OPEN_WINDOW", wish));
    assertThat(refused(book(3000, A, 52))).isEmpty();
    assertThat(refused(book(4000, B, 51))).extracting(Refused::market).containsExactly(B);
    wish = want(Side.NO, 60);
    assertThat(refused(book(5000, A, 51))).extracting(Refused::wish).containsExactly(wish);
    assertThat(refused(new Heartbeat(OPEN + 30_000))).isEmpty();
    assertThat(refused(new Heartbeat(OPEN + 600_001)))
        .extracting(Refused::gate)
        .containsExactly("TIME_TO_CLOSE", "TIME_TO_CLOSE");
  }

  @Test
  void whatTheBookDoesNotServeIsNotSaid() {
    wish = want(Side.YES, 50);
    assertThat(refused(book(2000, A, 50))).isEmpty();
    assertThat(refused(book(3000, A, 48))).hasSize(1);
  }
}
