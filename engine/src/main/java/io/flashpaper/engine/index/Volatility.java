// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

import java.util.OptionalDouble;

/**
 * How much the index moves: the larger of two bipower estimates, with half-lives of one and of
 * fifteen minutes, and never outside 15 % to 250 % a year. The larger one on purpose: too low a
 * volatility makes an edge out of nothing. What only trembles from second to second is no movement:
 * where a grid of five seconds shows clearly less, that counts.
 *
 * <p>Fed once a second, from a {@link SecondGrid}. Its memory fades but has no end, so two that
 * started at different seconds agree only nearly.
 */
public final class Volatility {
  /** Multiplies a volatility per root second to one per root year. */
  public static final double ROOT_SECONDS_PER_YEAR = Math.sqrt(31_536_000);

  private static final double LOWEST = 0.15 / ROOT_SECONDS_PER_YEAR;
  private static final double HIGHEST = 2.50 / ROOT_SECONDS_PER_YEAR;
  private static final int FEWEST_RETURNS = 60;

  /** By how much seconds may exceed five seconds before that is taken for noise. */
  private static final double MOST_OVER_COARSE = 1.15;

  private static final int COARSE_SECONDS = 5;

  private final Estimates fine = new Estimates();
  private final Estimates coarse = new Estimates();

  /** Starts without a past. */
  public Volatility() {}

  /** Takes the next second's sample; one that is not after the last is passed over. */
  public void accept(IndexSample sample) {
    fine.accept(sample);
    if (sample.second() % COARSE_SECONDS == 0) {
      coarse.accept(sample);
    }
  }

  /** Log volatility per square root of a second; empty before sixty returns. */
  public OptionalDouble perRootSecond() {
    OptionalDouble used = used().larger();
    return used.isEmpty()
        ? used
        : OptionalDouble.of(Math.clamp(used.getAsDouble(), LOWEST, HIGHEST));
  }

  /**
   * The estimate of one minute over that of fifteen, never clamped; empty before sixty returns, and
   * where nothing has moved.
   */
  public OptionalDouble minuteOverQuarterHour() {
    return used().ratio();
  }

  /** The grid whose estimates count. */
  private Estimates used() {
    OptionalDouble seconds = fine.larger();
    OptionalDouble fiveSeconds = coarse.larger();
    boolean trembles =
        seconds.isPresent()
            && fiveSeconds.isPresent()
            && seconds.getAsDouble() > MOST_OVER_COARSE * fiveSeconds.getAsDouble();
    return trembles ? coarse : fine;
  }

  /** One grid's two estimates. */
  private static final class Estimates {
    private final EwmaVolatility minute = new EwmaVolatility(60);
    private final EwmaVolatility quarterHour = new EwmaVolatility(900);

    void accept(IndexSample sample) {
      minute.accept(sample);
      quarterHour.accept(sample);
    }

    OptionalDouble larger() {
      if (knowsTooLittle()) {
        return OptionalDouble.empty();
      }
      return OptionalDouble.of(
          Math.max(minute.bipower().getAsDouble(), quarterHour.bipower().orElseThrow()));
    }

    OptionalDouble ratio() {
      if (knowsTooLittle() || quarterHour.bipower().orElseThrow() == 0) {
        return OptionalDouble.empty();
      }
      return OptionalDouble.of(
          minute.bipower().getAsDouble() / quarterHour.bipower().getAsDouble());
    }

    private boolean knowsTooLittle() {
      return minute.returns() < FEWEST_RETURNS || minute.bipower().isEmpty();
    }
  }

  /** Log volatility per square root of a year: 0.6 is 60 %; empty before sixty returns. */
  public OptionalDouble perYear() {
    OptionalDouble volatility = perRootSecond();
    return volatility.isEmpty()
        ? volatility
        : OptionalDouble.of(volatility.getAsDouble() * ROOT_SECONDS_PER_YEAR);
  }

  /** The share of recent variation, 0 to 1, that came in jumps; empty before sixty returns. */
  public OptionalDouble jumpShare() {
    if (perRootSecond().isEmpty() || fine.minute.realised().getAsDouble() == 0) {
      return OptionalDouble.empty();
    }
    double smooth = fine.minute.bipower().getAsDouble() / fine.minute.realised().getAsDouble();
    return OptionalDouble.of(Math.max(0, 1 - smooth * smooth));
  }
}
