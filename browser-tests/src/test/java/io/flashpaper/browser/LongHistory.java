// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.browser;

import com.microsoft.playwright.Route;
import java.util.Arrays;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Eight hours of history, as many points as are asked for: what a demo of a minute has not seen.
 */
final class LongHistory {
  private static final int MOST = 1000;

  private LongHistory() {}

  /** Answers what the page asks of /history. */
  static void answer(Route route) {
    Map<String, String> asked =
        Arrays.stream(route.request().url().replaceFirst(".*\\?", "").split("&"))
            .map(part -> part.split("=", 2))
            .collect(Collectors.toMap(part -> part[0], part -> part[1]));
    long from = Long.parseLong(asked.get("from"));
    long to = Long.parseLong(asked.get("to"));
    long[] times =
        LongStream.range(0, MOST).map(i -> from + (to - from) * i / (MOST - 1)).toArray();
    String body =
        """
        {"fromMs": %d, "toMs": %d, "timesMs": %s, "btc": %s, "yesBid": %s, "yesAsk": %s, "fairValue": %s, "strike": 76800}
        """
            .formatted(
                from,
                to,
                Arrays.toString(times),
                column(times, ms -> "%.2f".formatted(76_800 + 90 * Math.sin(ms / 4e5))),
                column(times, ms -> "%.2f".formatted(0.5 + 0.3 * Math.sin(ms / 3e5))),
                column(times, ms -> "%.2f".formatted(0.53 + 0.3 * Math.sin(ms / 3e5))),
                column(times, ms -> "%.4f".formatted(0.52 + 0.3 * Math.sin(ms / 3e5))));
    route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(body));
  }

  private static String column(long[] times, LongFunction<String> value) {
    return Arrays.stream(times).mapToObj(value).collect(Collectors.joining(",", "[", "]"));
  }
}
