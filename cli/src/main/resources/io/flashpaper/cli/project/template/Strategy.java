package @package@;

import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import io.flashpaper.strategy.api.Change;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Step;
import io.flashpaper.strategy.api.Strategy;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Buys YES when its price has dipped though Bitcoin stands still: somebody sold in a hurry, and the
 * price may come back. See {@link @Class@Parameters} for the thresholds.
 *
 * <p>A pure function of moment and memory: it keeps nothing but its parameters.
 */
final class @Class@ implements Strategy<@Class@Memory> {
  private final @Class@Parameters parameters;

  @Class@(@Class@Parameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public @Class@Memory initialMemory() {
    return @Class@Memory.EMPTY;
  }

  /** How much of the index's past it looks at; asking for more would be refused. */
  @Override
  public Duration longestWindow() {
    return parameters.lookBack();
  }

  @Override
  public Step<@Class@Memory> evaluate(Moment moment, @Class@Memory memory) {
    Optional<Price> k = moment.market().k();
    if (k.isEmpty()) {
      return Step.of(memory, indifferent("NO_BOOK"));
    }
    @Class@Memory next = memory.after(k.get(), moment.timeMs(), parameters.lookBack());
    return Step.of(next, desire(moment, k.get(), next.highest()));
  }

  private Desire desire(Moment moment, Price k, Price highest) {
    Fact dip = new Fact("dipMicros", highest.micros() - k.micros());
    long minDip = parameters.minDip().micros();
    if (dip.value() < minDip) {
      return indifferent("NO_DIP", dip, new Fact("thresholdMicros", minDip));
    }
    Optional<Change> change = moment.index().change(parameters.lookBack());
    if (change.isEmpty()) {
      return indifferent("NO_INDEX", dip);
    }
    Fact move = new Fact("indexMovePpm", change.get().ppm());
    long maxMove = parameters.maxIndexMovePpm();
    if (Math.abs(move.value()) > maxMove) {
      return indifferent("INDEX_MOVED", move, new Fact("thresholdPpm", maxMove), dip);
    }
    return want(moment, dip, move);
  }

  /** Pays what YES costs now, for a while, and not beyond the close. */
  private Desire want(Moment moment, Fact dip, Fact move) {
    Optional<Price> ask = moment.market().book().flatMap(book -> book.bestAsk(Side.YES));
    if (ask.isEmpty()) {
      return indifferent("NO_OFFER", dip, move);
    }
    long closeMs = moment.market().market().closeTimeMs();
    long untilMs = Math.min(closeMs, moment.timeMs() + parameters.patience().toMillis());
    Reason reason = Reason.of("DIP", dip, move);
    return new Desire.Want(Side.YES, ask.get(), untilMs, OptionalLong.empty(), reason);
  }

  /**
   * Every answer says why. Reasons are counted and explain why it does not trade: the first fact is
   * shown as what was seen, one named {@code threshold…} as what it was compared with.
   */
  private static Desire indifferent(String code, Fact... facts) {
    return new Desire.Indifferent(Reason.of(code, facts));
  }
}
