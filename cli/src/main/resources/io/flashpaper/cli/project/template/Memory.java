package @package@;

import io.flashpaper.model.Price;
import java.time.Duration;

/**
 * What is remembered of one market. Immutable: a restart goes on from any earlier one.
 *
 * @param highest the highest K (best YES bid) seen lately
 * @param sinceMs tape time at which it was seen
 */
record @Class@Memory(Price highest, long sinceMs) {
  static final @Class@Memory EMPTY = new @Class@Memory(Price.ZERO, 0);

  /** This memory once K stands at {@code k}: a higher K counts, and an old one no longer does. */
  @Class@Memory after(Price k, long timeMs, Duration lookBack) {
    boolean isOld = timeMs - sinceMs > lookBack.toMillis();
    return isOld || !k.isBelow(highest) ? new @Class@Memory(k, timeMs) : this;
  }
}
