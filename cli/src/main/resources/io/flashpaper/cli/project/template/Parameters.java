package @package@;

import io.flashpaper.model.Price;
import io.flashpaper.strategy.api.Parameter;
import java.time.Duration;

/** What can be configured. Names are written {@code min-dip}, {@code max-index-move-ppm} and so on. */
public record @Class@Parameters(
    @Parameter(
            doc = "K must have fallen by at least this.",
            defaultValue = "0.03",
            min = "0.01",
            max = "0.9")
        Price minDip,
    @Parameter(
            doc = "How far back the highest K and the index's move are looked for.",
            defaultValue = "30s",
            min = "5s",
            max = "10m")
        Duration lookBack,
    @Parameter(
            doc = "The index may have moved by at most this, up or down.",
            unit = "ppm",
            defaultValue = "500",
            min = "0",
            max = "100000")
        long maxIndexMovePpm,
    @Parameter(
            doc = "How long a wish stands after the moment that made it.",
            defaultValue = "5s",
            min = "1s",
            max = "5m")
        Duration patience) {
  /**
   * Checks what ranges alone cannot.
   *
   * @throws IllegalArgumentException if a wish would outlast what it is based on
   */
  public @Class@Parameters {
    if (patience.compareTo(lookBack) > 0) {
      throw new IllegalArgumentException(
          "patience %s must not be longer than look-back %s".formatted(patience, lookBack));
    }
  }
}
