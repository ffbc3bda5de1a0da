// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import io.flashpaper.cli.report.StatusView.Feed;
import io.flashpaper.cli.report.StatusView.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says, once each time, that a venue cannot be reached or is back. */
public final class VenueWatch {
  private static final String DOWN = "DOWN";

  private final Map<String, String> modes = new TreeMap<>();

  /** Sentences about what has changed since the last look. */
  public List<String> look(StatusView status) {
    List<String> lost = new ArrayList<>();
    List<String> news = new ArrayList<>();
    Feed feed = status.feed();
    for (Venue venue : feed == null ? List.<Venue>of() : feed.venues()) {
      String name = VenueName.of(venue.venue());
      String mode = Figures.text(venue.mode());
      boolean wasDown = DOWN.equals(modes.put(name, mode));
      if (DOWN.equals(mode) && !wasDown) {
        lost.add(name);
      } else if (wasDown && !DOWN.equals(mode)) {
        news.add(name + " is back (" + mode + ").");
      }
    }
    if (!lost.isEmpty()) {
      news.add(
          "Cannot be reached: %s. What comes from there is N/A; the feed keeps trying."
              .formatted(String.join(", ", lost)));
    }
    return news;
  }
}
