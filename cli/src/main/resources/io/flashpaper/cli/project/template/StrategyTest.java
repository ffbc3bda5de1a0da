package @package@;

import static io.flashpaper.strategy.testkit.StrategyAssertions.assertThat;

import io.flashpaper.model.Side;
import io.flashpaper.strategy.testkit.StrategyRunner;
import io.flashpaper.strategy.testkit.TapeScript;
import io.flashpaper.strategy.testkit.Transcript;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class @Class@Test {
  /** Half a minute in which the index hardly moves, and YES costs 53 cents. */
  private static TapeScript calm() {
    return TapeScript.fifteenMinutes().indexAt(76_500).indexTo(76_510, 30).book(51, 53);
  }

  private static Transcript play(TapeScript script) {
    return StrategyRunner.of(new @Class@Factory()).play(script.tape());
  }

  @Test
  void aDipIsBoughtAtTheOfferForAFewSeconds() {
    TapeScript script = calm().after(Duration.ofSeconds(1)).book(48, 50);
    assertThat(play(script))
        .atTheEnd()
        .wants(Side.YES)
        .atMost("0.50")
        .until(script.timeMs() + 5_000)
        .because("DIP")
        .with("dipMicros", 30_000);
  }

  @Test
  void aSmallerDipIsNone() {
    assertThat(play(calm().afterMs(1_000).book(49, 51))).atTheEnd().isIndifferent().because("NO_DIP");
  }

  @Test
  void aDipThatBitcoinExplainsIsLeftAlone() {
    TapeScript script = calm().indexTo(76_300, 10).book(40, 42);
    assertThat(play(script)).atTheEnd().isIndifferent().because("INDEX_MOVED");
  }

  @Test
  void anOldHighIsForgotten() {
    TapeScript script = calm().afterMs(1_000).book(49, 51).indexTo(76_500, 31).book(47, 49);
    assertThat(play(script)).neverWants();
  }

  @Test
  void withoutABookNothingIsWanted() {
    assertThat(play(calm().book(45, 47).bookLost())).atTheEnd().because("NO_BOOK");
  }

  @Test
  void parametersAreWrittenAsInTheConfiguration() {
    TapeScript script = calm().after(Duration.ofSeconds(1)).book(48, 50);
    assertThat(
            StrategyRunner.of(new @Class@Factory(), Map.of("min-dip", "0.04")).play(script.tape()))
        .neverWants();
  }
}
