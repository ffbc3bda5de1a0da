// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.strategies;

import io.flashpaper.model.event.FeedGrade;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The gates that need nothing but the tape, for all instances that do not say otherwise. */
@ConfigMapping(prefix = "flashpaper.gates")
public interface GatesConfig {
  /** The gates in the order they are asked; one that is left out stands open. */
  @WithDefault(
      "MARKET_PAUSED,HOURS,TIME_TO_CLOSE,MAX_TIME_TO_CLOSE,OPEN_WINDOW,CLOSE_WINDOW,"
          + "BOOK_UNTRUSTED,FEED_GRADE,SIDE,SPREAD,VOLUME,INDEX_HEALTH")
  List<String> chain();

  /** At least this long to the close. */
  @WithDefault("300s")
  Duration minTimeToClose();

  /** At most this long to the close; any time if not given. */
  Optional<Duration> maxTimeToClose();

  /** Not sooner than this after the opening. */
  @WithDefault("30s")
  Duration openWindow();

  /** Not later than this before the close. */
  @WithDefault("30s")
  Duration closeWindow();

  /** YES ask minus YES bid at most this, in dollars. */
  @WithDefault("0.05")
  String maxSpread();

  /** At least so many contracts traded in the market. */
  @WithDefault("50")
  String minVolume();

  /** The market's data are graded at least this: GOOD, FAIR or POOR. */
  @WithDefault("POOR")
  FeedGrade minFeedGrade();
}
