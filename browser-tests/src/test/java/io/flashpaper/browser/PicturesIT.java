// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.browser;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.browser.Chromium.Look;
import io.flashpaper.browser.Dashboard.View;
import io.flashpaper.stack.RepositoryLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Takes the pictures that the pages about Flashpaper show, of a demo that has traded for a while.
 */
@EnabledIfSystemProperty(named = PicturesIT.FOLDER, matches = ".+")
class PicturesIT {
  static final String FOLDER = "flashpaper.pictures";
  private static final Path ROOT = RepositoryLayout.find().root();
  private static final int ENOUGH_TRADES = 25;
  private static final int TO_SETTLE_MS = 1000;

  @Test
  void ofADemoThatHasTradedForAWhile() throws Exception {
    Path pictures = Files.createDirectories(ROOT.resolve(System.getProperty(FOLDER)));
    Path data = ROOT.resolve("browser-tests/target/pictures-it").toAbsolutePath();
    try (Chromium chromium = Chromium.start();
        Demo demo = Demo.start(data, "--speed", "20", "--seed", "7")) {
      demo.await(
          "/api/v1/trades?status=CLOSED&limit=" + ENOUGH_TRADES,
          answer -> answer.path("trades").size() == ENOUGH_TRADES);
      demo.await("/api/v1/now", PicturesIT::isInTheMidst);
      Dashboard now = new Dashboard(chromium.open(demo.page(), Look.DARK));
      now.show(View.NOW);
      now.page().waitForTimeout(TO_SETTLE_MS);
      now.await("table.positions tbody tr");
      now.photograph(pictures.resolve("now-dark.png"));
      now.page().click(".last-trades tr[data-trade]:last-child a");
      now.await("h2:has-text('Fills and fees')");
      now.await(".chart canvas");
      now.photograph(pictures.resolve("trade-dark.png"));
      take(
          new Dashboard(chromium.open(demo.page(), Look.LIGHT)),
          View.ACCOUNTS,
          pictures.resolve("accounts-light.png"));
      take(
          new Dashboard(chromium.open(demo.page(), Look.PHONE)),
          View.NOW,
          pictures.resolve("now-phone.png"));
    }
  }

  /** A quarter hour is half over: there is a past to see, and a trade may still come. */
  private static boolean isInTheMidst(JsonNode now) {
    long timeMs = now.path("tapeTimeMs").asLong();
    boolean halfOver = false;
    for (JsonNode market : now.path("markets")) {
      long leftMs = market.path("closeTimeMs").asLong() - timeMs;
      halfOver |=
          market.path("series").asText().equals("KXBTC15M") && leftMs > 240_000 && leftMs < 480_000;
    }
    return halfOver;
  }

  private static void take(Dashboard dashboard, View view, Path picture) {
    dashboard.show(view);
    dashboard.page().waitForTimeout(TO_SETTLE_MS);
    dashboard.photograph(picture);
  }
}
