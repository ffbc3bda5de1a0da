// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.index.IndexHistory;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.MarketStats;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Step;
import io.flashpaper.strategy.api.Strategy;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstanceWishTest {
  private static final MarketId ID = new MarketId("KXBTC15M-A");
  private static final Desire WANT =
      new Desire.Want(
          Side.YES, Price.ofCents(60), 900_000, OptionalLong.empty(), Reason.of("TEST"));

  private final IndexHistory index = new IndexHistory();
  private final SignalEngine engine =
      new SignalEngine(
          SignalSettings.DEFAULT,
          List.of(
              new StrategyInstance(
                  "eager",
                  new StrategyInstance.Origin("eager", "1", "f00"),
                  "account",
                  Scope.of("KXBTC15M"),
                  GateSettings.DEFAULT,
                  new Eager())),
          index);
  private long offset;

  record Memory() {}

  private static final class Eager implements Strategy<Memory> {
    @Override
    public Memory initialMemory() {
      return new Memory();
    }

    @Override
    public Step<Memory> evaluate(Moment moment, Memory memory) {
      return Step.of(memory, WANT);
    }
  }

  private void step(TapeEvent event) {
    engine.step(new TapeRecord(offset++, event));
  }

  private void book(long atMs) {
    Ladder ten = Ladder.of(Map.of(Price.ofCents(49), Quantity.ofContracts(10)));
    step(new BookSnapshot(atMs, ID, new Book(ten, ten), FeedMode.WS));
  }

  @BeforeEach
  void aMarketIsOpen() {
    step(
        new MarketUpdated(
            0,
            new Market(
                ID,
                "KXBTC15M",
                MarketStatus.OPEN,
                StrikeRule.GREATER_OR_EQUAL,
                OptionalLong.empty(),
                0,
                900_000,
                List.of())));
    step(new MarketStats(0, ID, Quantity.ofContracts(100), Quantity.ZERO));
  }

  @Test
  void anIndexThatIsFedFromElsewhereCounts() {
    book(60_000);
    assertThat(gate()).isEqualTo("INDEX_HEALTH");
    index.accept(new IndexTick(60_000, OptionalLong.of(1), IndexStatus.OK, 0, List.of()));
    assertThat(engine.wishes(ID)).containsExactly(new InstanceWish("eager", WANT, WANT));
  }

  private String gate() {
    InstanceWish wish = engine.wishes(ID).getFirst();
    assertThat(wish.own()).isEqualTo(WANT);
    return ((Desire.Indifferent) wish.effective()).reason().code();
  }

  @Test
  void aWishThatAGateStopsIsToldWithTheGate() {
    index.accept(new IndexTick(600_000, OptionalLong.of(1), IndexStatus.OK, 0, List.of()));
    book(600_000);
    assertThat(engine.wishes(ID)).containsExactly(new InstanceWish("eager", WANT, WANT));
    book(600_001);
    assertThat(gate()).isEqualTo("TIME_TO_CLOSE");
  }

  @Test
  void aMarketNobodyLooksAtHasNoWishes() {
    assertThat(engine.wishes(new MarketId("KXBTC15M-B"))).isEmpty();
    book(900_000);
    assertThat(engine.wishes(ID)).isEmpty();
  }
}
