package @package@;

import io.flashpaper.strategy.api.StrategyFactory;
import io.flashpaper.strategy.testkit.StrategyContract;
import io.flashpaper.strategy.testkit.Tape;
import io.flashpaper.strategy.testkit.TapeScript;

/** The numbered rules that every strategy keeps; the host relies on them. */
class @Class@ContractTest extends StrategyContract<@Class@Parameters> {
  @Override
  protected StrategyFactory<@Class@Parameters> factory() {
    return new @Class@Factory();
  }

  /** On this tape it wants a side at least once. */
  @Override
  protected Tape eventfulTape() {
    return TapeScript.fifteenMinutes()
        .indexAt(76_500)
        .indexTo(76_510, 30)
        .book(51, 53)
        .afterMs(1_000)
        .book(46, 48)
        .afterMs(2_000)
        .book(50, 52)
        .bookLost()
        .indexLost()
        .tape();
  }
}
