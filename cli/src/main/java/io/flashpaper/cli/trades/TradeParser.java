// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.trades;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.engine.execution.fees.FeePolicy;
import io.flashpaper.engine.execution.fees.FeeSchedule;
import io.flashpaper.engine.execution.fees.OrderFees;
import io.flashpaper.engine.execution.statistics.TradeResult;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes a closed trade of one line. */
final class TradeParser {
  private static final String PRICE = "dollars from 0 to 1, not cents, such as 0.53";
  private static final String MONEY = "dollars such as 8.14, with six decimals at most";
  private static final String CONTRACTS = "a count above 0 such as 18 or 12.50";
  private static final String SIDE = "YES or NO";

  /** What a venue may say of a market. */
  private enum Outcome {
    YES,
    NO,
    SCALAR
  }

  /** Whether a line is of a trade that has not closed. */
  static boolean isOpen(JsonNode row) {
    return new TradeRow(row).text("status").filter(status -> !status.equals("CLOSED")).isPresent();
  }

  TradeResult parse(JsonNode json, long line) throws BadTradeException {
    TradeRow row = new TradeRow(json);
    Side side = TradeRow.required(row.word(Side.class, "side"), SIDE, "side");
    Quantity contracts =
        TradeRow.required(
            row.number(Quantity::of, q -> !q.isZero(), CONTRACTS, "contracts", "quantity"),
            CONTRACTS,
            "contracts");
    Price price =
        TradeRow.required(
            row.number(Price::of, _ -> true, PRICE, "entry", "entryPrice"), PRICE, "entry");
    Money fees = TradeRow.required(row.number(Money::of, _ -> true, MONEY, "fees"), MONEY, "fees");
    Optional<Price> exit = row.number(Price::of, _ -> true, PRICE, "exit", "exitPrice");
    Optional<Outcome> outcome = row.word(Outcome.class, "outcome");
    Optional<Money> cost = row.number(Money::of, _ -> true, MONEY, "cost");
    Money spent = cost.isPresent() ? cost.get() : times(contracts, price);
    Money net = net(row, contracts, spent, fees, exit.or(() -> paid(outcome, side)));
    return new TradeResult(
        row.text("id").orElse("line " + line),
        new TradeResult.Labels(
            row.label("account"),
            row.label("strategy"),
            row.label("instance"),
            row.label("market"),
            row.label("series")),
        side,
        new TradeResult.Entry(
            row.number(Quantity::of, _ -> true, CONTRACTS, "requested"),
            contracts,
            spent,
            entryFees(row, contracts, price, fees, exit),
            probability(row),
            row.number(Price::of, _ -> true, PRICE, "bestQuote")),
        fees,
        net,
        outcome.flatMap(TradeParser::side),
        times(row, line));
  }

  private static Money times(Quantity contracts, Price price) {
    return new Money(
        BigDecimal.valueOf(contracts.hundredths())
            .multiply(BigDecimal.valueOf(price.micros(), 2))
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact());
  }

  private static Optional<Price> paid(Optional<Outcome> outcome, Side side) {
    return outcome
        .flatMap(TradeParser::side)
        .map(winner -> winner == side ? Price.ONE : Price.ZERO);
  }

  private static Optional<Side> side(Outcome outcome) {
    return switch (outcome) {
      case YES -> Optional.of(Side.YES);
      case NO -> Optional.of(Side.NO);
      case SCALAR -> Optional.empty();
    };
  }

  /** As written; but if it contradicts the prices, somebody reckoned wrong. */
  private static Money net(
      TradeRow row, Quantity contracts, Money cost, Money fees, Optional<Price> exit)
      throws BadTradeException {
    Optional<Money> written = row.number(Money::of, _ -> true, MONEY, "net", "pnl");
    if (exit.isEmpty()) {
      return TradeRow.required(written, MONEY + ", or the line must say exit or outcome", "net");
    }
    Money reckoned = times(contracts, exit.get()).minus(cost).minus(fees);
    // An average price is rounded to the micro-dollar.
    long tolerance = 10_000 + contracts.hundredths() / 100;
    if (written.isPresent() && Math.abs(written.get().minus(reckoned).micros()) > tolerance) {
      throw new BadTradeException(
          "field net is %s, but the other fields give %s: (exit - entry) x contracts - fees, in the"
                  .formatted(written.get(), reckoned)
              + " side's own prices for YES and NO alike");
    }
    return written.orElse(reckoned);
  }

  /**
   * As written; of a trade held to settlement all fees; otherwise the taker's fee of the entry,
   * rounded up to the cent.
   */
  private static Money entryFees(
      TradeRow row, Quantity contracts, Price price, Money fees, Optional<Price> exit)
      throws BadTradeException {
    Optional<Money> written = row.number(Money::of, _ -> true, MONEY, "entryFees", "entryFee");
    if (written.isPresent()) {
      return written.get();
    }
    boolean settled =
        exit.isEmpty() || row.text("exitReason").filter(r -> r.startsWith("SETTLE")).isPresent();
    return settled
        ? fees
        : new OrderFees(FeePolicy.LEGACY_CENT_PER_ORDER)
            .bought(contracts, price, FeeSchedule.QUADRATIC)
            .net();
  }

  private static OptionalLong probability(TradeRow row) throws BadTradeException {
    return row.number(
            Price::of, _ -> true, "the side's probability from 0 to 1", "p", "probability")
        .map(p -> OptionalLong.of(p.micros()))
        .orElse(OptionalLong.empty());
  }

  private static TradeResult.Times times(TradeRow row, long line) throws BadTradeException {
    long closedMs = row.time("closedAt").orElse(line);
    return new TradeResult.Times(
        row.time("openedAt").orElse(closedMs),
        closedMs,
        milliseconds(row, "signalToOrderMs"),
        milliseconds(row, "orderToFillMs"));
  }

  private static OptionalLong milliseconds(TradeRow row, String name) throws BadTradeException {
    return row.number(Long::valueOf, ms -> ms >= 0, "milliseconds such as 250", name)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }
}
