// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import static io.flashpaper.execution.live.Scene.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.execution.account.MarketMoment;
import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.account.SettlementWait;
import io.flashpaper.execution.ExecutionConfig;
import io.flashpaper.execution.api.NowLedger.Held;
import io.flashpaper.execution.live.LiveMoment;
import io.flashpaper.execution.live.Scene;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Reason;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class NowPositionsTest {
  private static final Quantity TEN = Quantity.ofContracts(10);

  private final NowPositions positions =
      new NowPositions(
          new SmallRyeConfigBuilder()
              .addDefaultInterceptors()
              .withConverter(Duration.class, 100, new DurationConverter())
              .withSources(
                  new PropertiesConfigSource(
                      Map.of("flashpaper.accounts.model.exits.profile", "model"), "test", 100))
              .withMapping(ExecutionConfig.class)
              .build()
              .getConfigMapping(ExecutionConfig.class));

  /** Ten contracts at 50 cents, for a fee of 18 cents. */
  private static OpenTrade bought(Side side) {
    MarketMoment moment =
        new MarketMoment(
            7, T0, Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
    PendingOrder order =
        new PendingOrder(
            "main:7",
            PendingOrder.Kind.ENTRY,
            "main:7",
            Scene.MARKET.id(),
            "KXBTC15M",
            side,
            Price.ofCents(50),
            TEN,
            Money.ZERO,
            moment,
            T0,
            Reason.of("CHANCE"),
            Optional.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty());
    return OpenTrade.opened(order, moment).buying(TEN, Money.of("5.00"), Money.of("0.18"));
  }

  private static LiveMoment moment(Optional<Book> book) {
    return new LiveMoment(
        9,
        T0 + 1_500,
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.of(0),
        Map.of(),
        List.of(Scene.sight(book, OptionalLong.of(600_000))));
  }

  private static Optional<Book> quoted(int bidCents, int askCents) {
    return Optional.of(
        new Book(
            Ladder.of(Map.of(Price.ofCents(bidCents), TEN)),
            Ladder.of(Map.of(Price.ofCents(100 - askCents), TEN))));
  }

  @Test
  void itsResultIsWhatTheBidBringsAfterTheFeesOfBothEnds() {
    Held held = new Held("main", bought(Side.YES));
    LiveMoment now = moment(quoted(60, 63));
    Now.Position position = positions.position(held, now);
    assertThat(position.bid()).isEqualTo("0.6000");
    assertThat(position.entryPrice()).isEqualTo("0.500000");
    assertThat(position.ifClosedNow()).as("6.00 - 0.168 - 5.18").isEqualTo("0.652000");
    assertThat(NowPositions.worth(held, now)).isEqualTo(Money.of("5.832"));
    assertThat(position.heldMs()).isEqualTo(1_500);
  }

  @Test
  void aPositionIsNotWorthMoreThanTheBookWants() {
    Held held = new Held("main", bought(Side.YES));
    LiveMoment now =
        moment(
            Optional.of(
                new Book(
                    Ladder.of(
                        Map.of(
                            Price.ofCents(60), Quantity.ofContracts(1),
                            Price.ofCents(50), Quantity.ofContracts(4))),
                    Ladder.EMPTY)));
    Now.Position position = positions.position(held, now);
    assertThat(position.bid()).isEqualTo("0.6000");
    assertThat(position.ifClosedNow())
        .as("0.60 + 9 x 0.50 - 0.0168 - 0.1575 - 5.18: the last 5 at the last bid")
        .isEqualTo("-0.254300");
    assertThat(NowPositions.worth(held, now)).isEqualTo(Money.of("4.9257"));
  }

  @Test
  void aNoIsSoldAtItsOwnBid() {
    Held held = new Held("main", bought(Side.NO));
    Now.Position position = positions.position(held, moment(quoted(60, 63)));
    assertThat(position.bid()).isEqualTo("0.3700");
    assertThat(position.target()).isEqualTo("0.5400");
    assertThat(position.stop()).isEqualTo("0.3750");
  }

  @Test
  void theModelsAccountAimsAtWhatTheSideIsWorth() {
    Now.Position position =
        positions.position(new Held("model", bought(Side.YES)), moment(quoted(50, 53)));
    assertThat(position.target()).isEqualTo("0.5900");
    assertThat(position.stop()).as("none was placed yet").isNull();
  }

  @Test
  void withoutABidItCountsAtWhatIsAtStake() {
    Held held = new Held("main", bought(Side.YES));
    Now.Position position = positions.position(held, moment(Optional.empty()));
    assertThat(position.bid()).isNull();
    assertThat(position.ifClosedNow()).isNull();
    assertThat(NowPositions.worth(held, moment(Optional.empty()))).isEqualTo(Money.of("5.18"));
    assertThat(NowPositions.worth(held, LiveMoment.NOTHING)).isEqualTo(Money.of("5.18"));
  }

  @Test
  void whatAwaitsItsSettlementIsNotForSale() {
    OpenTrade waiting = bought(Side.YES).awaiting(SettlementWait.since(T0 + 900_000));
    Now.Position position = positions.position(new Held("main", waiting), moment(quoted(60, 63)));
    assertThat(position.status()).isEqualTo("AWAITING_SETTLEMENT");
    assertThat(position.target()).isNull();
    assertThat(position.stop()).isNull();
  }
}
