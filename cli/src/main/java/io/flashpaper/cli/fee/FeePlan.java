// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.fee;

import io.flashpaper.engine.execution.fees.FeePolicy;
import io.flashpaper.engine.execution.fees.FeeRole;
import io.flashpaper.engine.execution.fees.FeeSchedule;
import io.flashpaper.engine.execution.fees.FeeType;
import io.flashpaper.model.FixedPoint;
import io.flashpaper.model.MarketFees;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An order whose fees are to be reckoned.
 *
 * @param fills at least one
 */
public record FeePlan(
    FeePolicy policy, FeeRole role, MarketFees fees, boolean selling, List<Part> fills) {
  private static final long HIGHEST_MULTIPLIER_MICROS = 100_000_000;
  private static final Quantity MOST = Quantity.ofContracts(1_000_000_000);

  /** One fill. */
  public record Part(Quantity quantity, Price price) {}

  /** Freezes the list. */
  public FeePlan {
    fills = List.copyOf(fills);
  }

  /**
   * What was asked.
   *
   * @throws IllegalArgumentException naming the option and the remedy
   */
  public static FeePlan of(FeeOptions options) {
    MarketFees fees =
        new MarketFees(
            type(options.type()), multiplier(options.multiplier()), OptionalLong.empty());
    return new FeePlan(
        read("--mode", options.mode(), FeePolicy::named),
        role(options.role()),
        fees,
        options.selling(),
        fills(options));
  }

  /** What a fill is charged by. */
  FeeSchedule schedule() {
    return FeeSchedule.of(Optional.of(fees), role, 0);
  }

  private static String type(String type) {
    if (FeeType.named(type) == FeeType.OTHER) {
      String known =
          Arrays.stream(FeeType.values())
              .map(FeeType::wireName)
              .filter(name -> !name.isEmpty())
              .collect(Collectors.joining(", "));
      throw new IllegalArgumentException(
          "--type '%s' is no fee type of the venue; choose one of %s".formatted(type, known));
    }
    return type;
  }

  private static FeeRole role(String role) {
    return switch (role) {
      case "taker" -> FeeRole.TAKER;
      case "maker" -> FeeRole.MAKER;
      default ->
          throw new IllegalArgumentException(
              "--role '%s' is unknown; choose taker or maker".formatted(role));
    };
  }

  private static long multiplier(String text) {
    long micros = read("--multiplier", text, value -> FixedPoint.parse(value, 6));
    if (micros < 0 || micros > HIGHEST_MULTIPLIER_MICROS) {
      throw new IllegalArgumentException(
          "--multiplier is '%s': give 0 to 100, 1 for the full curve".formatted(text));
    }
    return micros;
  }

  private static List<Part> fills(FeeOptions options) {
    if (options.fills().isEmpty()) {
      String contracts =
          options
              .contracts()
              .orElseThrow(
                  () -> new IllegalArgumentException("give --contracts, such as 18, or --fills"));
      return List.of(new Part(quantity("--contracts", contracts), price(options)));
    }
    List<Part> parts =
        Arrays.stream(options.fills().get().split(",", -1)).map(one -> part(one, options)).toList();
    Quantity sum = parts.stream().map(Part::quantity).reduce(Quantity.ZERO, Quantity::plus);
    options
        .contracts()
        .map(text -> quantity("--contracts", text))
        .filter(contracts -> !contracts.equals(sum))
        .ifPresent(
            contracts -> {
              throw new IllegalArgumentException(
                  "--contracts is %s, but the --fills add up to %s: leave --contracts out"
                      .formatted(contracts, sum));
            });
    return parts;
  }

  private static Part part(String text, FeeOptions options) {
    int at = text.indexOf('@');
    return at < 0
        ? new Part(quantity("--fills", text), price(options))
        : new Part(
            quantity("--fills", text.substring(0, at)), price("--fills", text.substring(at + 1)));
  }

  private static Price price(FeeOptions options) {
    return price(
        "--price",
        options
            .price()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "give --price, such as 0.53, or a price with each fill: --fills"
                            + " 10@0.52,8@0.53")));
  }

  private static Price price(String option, String text) {
    Price price = read(option, text, Price::of);
    if (price.equals(Price.ZERO) || price.equals(Price.ONE)) {
      throw new IllegalArgumentException(
          "%s is '%s': give dollars between 0 and 1, such as 0.53".formatted(option, text));
    }
    return price;
  }

  private static Quantity quantity(String option, String text) {
    Quantity quantity = read(option, text, Quantity::of);
    if (quantity.isZero() || quantity.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "%s is '%s': give 0.01 contracts to a thousand million".formatted(option, text));
    }
    return quantity;
  }

  private static <T> T read(String option, String text, Function<String, T> reader) {
    try {
      return reader.apply(text.strip());
    } catch (IllegalArgumentException | ArithmeticException wrong) {
      throw new IllegalArgumentException(
          "%s '%s' cannot be used: %s".formatted(option, text, wrong.getMessage()), wrong);
    }
  }
}
