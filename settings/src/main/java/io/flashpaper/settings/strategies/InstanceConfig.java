// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.strategies;

import io.flashpaper.model.Side;
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

  /** Whether it runs; a way to be rid of one that runs by default. */
  @WithDefault("true")
  boolean enabled();

  /** The only version it may run as; any if not given. */
  Optional<String> version();

  /** The paper account it trades for; its own name if not given. */
  Optional<String> account();

  /** The series whose markets it is asked about. */
  @WithDefault("KXBTC15M,KXBTCD")
  List<String> series();

  /** The sides it may hold. */
  @WithDefault("YES,NO")
  List<Side> sides();

  /** When it may want something, in UTC, such as {@code 13:30-20:00}; always if not given. */
  Optional<String> hours();

  /**
   * Of two instances the one with the lower number is asked first; by name where they are equal.
   */
  @WithDefault("100")
  int priority();

  /** The strategy's own parameters by kebab-case name. */
  Map<String, String> parameters();

  /** What its wishes must pass. */
  Gates gates();

  /** What differs from {@link GatesConfig}; the same settings by the same names. */
  interface Gates {
    /** The gates in the order they are asked. */
    Optional<List<String>> chain();

    /** At least this long to the close. */
    Optional<Duration> minTimeToClose();

    /** At most this long to the close. */
    Optional<Duration> maxTimeToClose();

    /** Not sooner than this after the opening. */
    Optional<Duration> openWindow();

    /** Not later than this before the close. */
    Optional<Duration> closeWindow();

    /** YES ask minus YES bid at most this, in dollars. */
    Optional<String> maxSpread();

    /** At least so many contracts traded in the market. */
    Optional<String> minVolume();

    /** The market's data are graded at least this. */
    Optional<FeedGrade> minFeedGrade();
  }
}
