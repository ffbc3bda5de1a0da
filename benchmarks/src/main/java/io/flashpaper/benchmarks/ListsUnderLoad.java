// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What a page of each list costs over REST with a thousand trades in the ledger and with a hundred
 * thousand, side by side in one run; and how Postgres goes about it.
 *
 * <p>Arguments: the two numbers of trades, 1000 and 100000 unless given; {@code plans} for the
 * plans.
 */
public final class ListsUnderLoad {
  private static final int WARM_UP = 40;
  private static final int ROUNDS = 101;
  private static final int DEEP_PAGES = 200;

  private static final List<String> PATHS =
      List.of(
          "/api/v1/trades",
          "/api/v1/trades?sort=closed",
          "/api/v1/trades?sort=pnl",
          "/api/v1/trades?sort=pnl&order=asc&outcome=lost",
          "/api/v1/trades?account=model",
          "/api/v1/trades?strategy=mean_rev_flash&side=NO",
          "/api/v1/trades?account=nobody",
          "/api/v1/orders",
          "/api/v1/fills",
          "/api/v1/positions",
          "/api/v1/settlements",
          "/api/v1/sizing",
          "/api/v1/flash-events",
          "/api/v1/signals",
          "/api/v1/decisions",
          "/api/v1/decisions?by=market",
          "/api/v1/shadow/trades",
          "/api/v1/restatements",
          "/api/v1/protections",
          "/api/v1/commands",
          "/api/v1/accounts",
          "/api/v1/summary",
          "/api/v1/status");

  private ListsUnderLoad() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    List<String> given = List.of(arguments);
    List<Integer> sizes =
        given.stream().filter(a -> a.matches("\\d+")).map(Integer::valueOf).toList();
    int few = sizes.size() == 2 ? sizes.get(0) : 1_000;
    int many = sizes.size() == 2 ? sizes.get(1) : 100_000;
    Path folder = Files.createTempDirectory("lists-under-load");
    try (LoadedService small = new LoadedService(folder.resolve("small"), few);
        LoadedService large = new LoadedService(folder.resolve("large"), many)) {
      System.out.printf(
          "Median of %d requests in ms: %d trades, %d trades, their ratio; then the same deep"
              + " inside.%n",
          ROUNDS, few, many);
      for (String path : PATHS) {
        measure(small, large, path);
      }
      if (given.contains("plans")) {
        large.explain();
        for (String path : PATHS) {
          System.out.printf("%n== %s%n%s", path, large.plans(path));
        }
      }
    }
  }

  private static void measure(LoadedService small, LoadedService large, String path)
      throws IOException, InterruptedException {
    String first = figures(small, large, path, path);
    String page = path + (path.contains("?") ? "&" : "?") + "limit=100";
    String deep = "";
    if (large.get(path).headers().firstValue("Link").isPresent()) {
      deep = figures(small, large, small.deep(page, 5), large.deep(page, DEEP_PAGES));
    }
    System.out.printf("%-50s %s   %s%n", path, first, deep);
  }

  private static String figures(
      LoadedService small, LoadedService large, String ofSmall, String ofLarge)
      throws IOException, InterruptedException {
    long[] few = new long[ROUNDS];
    long[] many = new long[ROUNDS];
    for (int i = -WARM_UP; i < ROUNDS; i++) {
      long one = small.nanos(ofSmall);
      long other = large.nanos(ofLarge);
      if (i >= 0) {
        few[i] = one;
        many[i] = other;
      }
    }
    double lesser = median(few);
    double greater = median(many);
    return "%7.2f %7.2f %5.2f".formatted(lesser, greater, greater / lesser);
  }

  private static double median(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length / 2] / 1e6;
  }
}
