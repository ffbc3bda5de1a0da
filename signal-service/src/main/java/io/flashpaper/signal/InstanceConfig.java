// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.model.event.FeedGrade;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One strategy instance. */
public interface InstanceConfig {
  /** The plugin's id, such as {@code delay_arb}. */
  String strategy();

  /** The paper account it trades for; its own name if not given. */
  Optional<String> account();

  /** The series whose markets it is asked about. */
  @WithDefault("KXBTC15M,KXBTCD")
  List<String> series();

  /** The strategy's own parameters by kebab-case name. */
  Map<String, String> parameters();

  /** What its wishes must pass. */
  GatesConfig gates();

  /** The gates that need nothing but the tape. */
  interface GatesConfig {
    /** At least this long to the close. */
    @WithDefault("300s")
    Duration minTimeToClose();

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
}
