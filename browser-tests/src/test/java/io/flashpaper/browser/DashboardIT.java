// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.flashpaper.browser.Chromium.Look;
import io.flashpaper.browser.Dashboard.View;
import io.flashpaper.stack.RepositoryLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The dashboard of a running demo, as somebody sees it who opens it. */
@TestMethodOrder(OrderAnnotation.class)
class DashboardIT {
  private static final Path TARGET =
      RepositoryLayout.find().root().resolve("browser-tests/target").toAbsolutePath();
  private static final Path SCREENSHOTS = TARGET.resolve("screenshots");
  private static final List<View> ON_A_PHONE =
      List.of(View.NOW, View.ACCOUNTS, View.TRADES, View.FLASH);
  private static final String NOTE_FIRST_NUMBER =
      """
      new MutationObserver(() => {
        if (!window.alive && document.querySelector('#btc')?.textContent.includes('$')) {
          window.alive = performance.now();
        }
      }).observe(document, {subtree: true, childList: true, characterData: true});
      """;
  private static final String FIRST_NUMBER_AFTER = "window.alive ?? null";
  private static final int MOST_BYTES = 300_000;
  private static final int LONGEST_TASK_MS = 1500;

  private static Chromium chromium;
  private static Demo demo;

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.start();
    Files.createDirectories(SCREENSHOTS);
    demo = Demo.start(TARGET.resolve("dashboard-it"), "--speed", "20", "--seed", "7");
    demo.await("/api/v1/trades?limit=1", answer -> !answer.path("trades").isEmpty());
    demo.await("/api/v1/flash-events?limit=1", answer -> !answer.path("flashEvents").isEmpty());
  }

  @AfterAll
  static void stop() throws Exception {
    if (demo != null) {
      demo.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  private static Dashboard open(Look look) throws Exception {
    Page page = chromium.open(demo.page(), look);
    page.navigate("/");
    return new Dashboard(page);
  }

  @Test
  @Order(1)
  void aliveAtOnceAndSmall() throws Exception {
    for (String visit : List.of("first visit of all", "next visitor")) {
      Page page = chromium.open(demo.page(), Look.DARK);
      page.addInitScript(NOTE_FIRST_NUMBER);
      page.navigate("/");
      page.waitForCondition(() -> page.evaluate(FIRST_NUMBER_AFTER) != null);
      Number alive = (Number) page.evaluate(FIRST_NUMBER_AFTER);
      Number bytes =
          (Number)
              page.evaluate(
                  "[performance.getEntriesByType('navigation')[0],"
                      + " ...performance.getEntriesByType('resource')].filter(e =>"
                      + " !e.name.includes('/api/')).reduce((sum, e) => sum + e.transferSize, 0)");
      System.out.printf(
          "The dashboard, %s: first live number after %d ms, %,d bytes transferred%n",
          visit, alive.longValue(), bytes.longValue());
      assertThat(bytes.intValue()).isBetween(1, MOST_BYTES);
      page.context().close();
    }
  }

  @Test
  @Order(2)
  void eachViewShowsLiveDataToEverybody() throws Exception {
    for (Look look : List.of(Look.DARK, Look.LIGHT, Look.PHONE)) {
      Dashboard dashboard = open(look);
      for (View view : look == Look.PHONE ? ON_A_PHONE : List.of(View.values())) {
        dashboard.show(view);
        dashboard.page().waitForTimeout(300);
        dashboard.photograph(SCREENSHOTS.resolve(view.hash + "-" + look.name() + ".png"));
        assertThat(dashboard.overflow()).as(view + " " + look).isLessThanOrEqualTo(0);
        if (look == Look.DARK) {
          assertThat(dashboard.barriers()).as(view + " " + look).isEmpty();
        } else if (look == Look.LIGHT) {
          assertThat(dashboard.faintWords()).as(view + " " + look).isEmpty();
        }
      }
      dashboard.page().context().close();
    }
    assertThat(chromium.complaints).isEmpty();
  }

  @Test
  @Order(3)
  void aTradeAndAFlashCrashAppearByThemselves() throws Exception {
    Dashboard dashboard = open(Look.DARK);
    dashboard.mark();
    for (String row : List.of(".last-trades tr[data-trade]", ".last-crashes tr[data-crash]")) {
      dashboard.await(row);
      String first = dashboard.first(row);
      dashboard
          .page()
          .waitForCondition(
              () -> !dashboard.first(row).equals(first),
              new Page.WaitForConditionOptions().setTimeout(60_000));
    }
    assertThat(dashboard.wasNeverReloaded()).isTrue();
    dashboard.page().context().close();
  }

  @Test
  @Order(4)
  void aTradeTellsItsStory() throws Exception {
    Dashboard dashboard = open(Look.DARK);
    dashboard.show(View.TRADES);
    dashboard.page().click("table.trades tbody tr:last-child a");
    dashboard.await("h2:has-text('Fills and fees')");
    dashboard.await(".chart canvas");
    dashboard.photograph(SCREENSHOTS.resolve("trade-dark.png"));
    assertThat(dashboard.barriers()).isEmpty();
    dashboard.page().context().close();
  }

  @Test
  @Order(5)
  void whoHasNoTokenCannotPauseAndWhoHasOneCan() throws Exception {
    Dashboard dashboard = open(Look.DARK);
    dashboard.show(View.ACCOUNTS);
    String pause = "[data-account=main] button[data-command=pause]";
    dashboard.await(pause + "[disabled][title*='token']");

    dashboard.useToken(Demo.COMMAND_TOKEN);
    dashboard.await(pause + ":not([disabled])");
    dashboard.page().click(pause);
    dashboard.page().fill("dialog input[name=reason]", "to see whether it can be done");
    assertThat(dashboard.barriers()).isEmpty();
    dashboard.photograph(SCREENSHOTS.resolve("pause-dark.png"));
    dashboard.page().click("dialog button.primary");
    dashboard.await("dialog [data-outcome=APPLIED]");
    dashboard.page().keyboard().press("Escape");
    dashboard.await("[data-account=main] [data-state=PAUSED]");

    dashboard.page().click("[data-account=main] button[data-command=resume]");
    dashboard.page().click("dialog button.primary");
    dashboard.await("dialog [data-outcome=APPLIED]");
    dashboard.page().context().close();
    assertThat(chromium.complaints).isEmpty();
  }

  @Test
  @Order(6)
  void modulesKeepTheirRules() throws Exception {
    Page page = open(Look.DARK).page();
    assertThat(page.evaluate(PageRules.LATENESS)).isEqualTo("0,0,210000,0");
    assertThat(page.evaluate(PageRules.COLUMNS))
        .isEqualTo("[[1000,1001,9000],[0.5,null,0.6]]" + "[[1000,5000,9000],[0.5,0.7,0.6]]");
    assertThat(page.evaluate(PageRules.CLOCK)).isEqualTo("00:15:07");
    page.context().close();
  }

  @Test
  @Order(7)
  void anOldLedgerIsNotTakenForLiveAndSilenceNotForAStillTape() throws Exception {
    Page page = chromium.open(demo.page(), Look.DARK);
    ForgedLive.says(page, "ledgerTime", "\"2026-01-01T00:00:00Z\"");
    page.navigate("/");
    Dashboard dashboard = new Dashboard(page);
    dashboard.await("#behind:has-text('The ledger is behind')");
    dashboard.await("header:has(#accounts-title) .chip:has-text('behind')");
    dashboard.await("header:has(#positions-title) .chip:has-text('behind')");
    dashboard.await("#pulse:has-text('ledger is old')");
    assertThat(dashboard.barriers()).isEmpty();
    ForgedLive.fallsSilent(page);
    dashboard.await(".banner:has-text('The connection is silent')");
    page.context().close();
  }

  @Test
  @Order(8)
  void aDatabaseThatCannotBeReadIsTold() throws Exception {
    Page page = chromium.open(demo.page(), Look.LIGHT);
    ForgedLive.says(page, "ledgerUnreadForMs", "42000");
    page.navigate("/");
    Dashboard dashboard = new Dashboard(page);
    dashboard.await("#unread:has-text('The database cannot be read since')");
    dashboard.await("header:has(#accounts-title) .chip:has-text('not read for 42 s')");
    assertThat(dashboard.faintWords()).isEmpty();
    page.context().close();
  }

  @Test
  @Order(9)
  void whatNobodyKnowsIsNotSaidInTheKeyOfAChart() throws Exception {
    Page page = chromium.open(demo.page(), Look.DARK);
    ForgedLive.says(page, "yesBid", "null");
    page.waitForResponse("**/api/v1/history*", () -> page.navigate("/"));
    String key = ".chart-key span:has-text('%s') b";
    page.waitForSelector(key.formatted("YES ask") + ":has-text('¢')");
    page.waitForSelector(key.formatted("K (YES bid)") + ":has-text('–')");
    assertThat(page.textContent(key.formatted("K (YES bid)"))).isEqualTo("–");
    page.context().close();
  }

  @Test
  @Order(10)
  void aCommandThatIsStoredNeverCountsAsFailed() throws Exception {
    Dashboard dashboard = open(Look.DARK);
    dashboard.useToken(Demo.COMMAND_TOKEN);
    dashboard.show(View.ACCOUNTS);
    Page page = dashboard.page();
    page.route("**/api/v1/commands/*", Route::abort);
    page.click("[data-account=main] button[data-command=pause]:not([disabled])");
    page.click("dialog button.primary");
    dashboard.await("dialog [data-outcome=PENDING]:has-text('Stored as command')");
    page.unroute("**/api/v1/commands/*");
    dashboard.await("dialog [data-outcome=APPLIED]");
    page.keyboard().press("Escape");

    page.click("[data-account=main] button[data-command=resume]");
    page.click("dialog button.primary");
    dashboard.await("dialog [data-outcome=APPLIED]");
    page.context().close();
  }

  @Test
  @Order(11)
  void aFilterIsNotWipedOutAndWhatASortingLeavesOutIsSaid() throws Exception {
    Dashboard dashboard = open(Look.DARK);
    dashboard.show(View.TRADES);
    Page page = dashboard.page();
    page.focus("input[name=market]");
    page.keyboard().type("KXB");
    page.waitForResponse(
        "**/api/v1/trades?*",
        () -> page.evaluate("dispatchEvent(new HashChangeEvent('hashchange'))"));
    page.waitForTimeout(200);
    assertThat(page.inputValue("input[name=market]")).isEqualTo("KXB");

    page.fill("input[name=market]", "");
    page.click("th button:has-text('Result')");
    dashboard.await("#closed-alone");
    assertThat(page.getAttribute("a:has-text('Export CSV')", "href")).doesNotContain("sort");
    page.context().close();
  }

  @Test
  @Order(12)
  void tenThousandTradesAndEightHoursDoNotMakeItSlow() throws Exception {
    ManyTrades.into(demo.awaitStack().database());
    Page page = chromium.open(demo.page(), Look.DARK);
    page.addInitScript(
        "window.longTasks = []; new PerformanceObserver(list => list.getEntries().forEach(e =>"
            + " window.longTasks.push(Math.round(e.duration)))).observe({entryTypes:"
            + " ['longtask']});");
    page.route("**/api/v1/history*", LongHistory::answer);
    page.navigate("/");
    Dashboard dashboard = new Dashboard(page);
    dashboard.show(View.NOW);
    page.click("text=8 h");
    page.waitForTimeout(4000);
    for (View view : List.of(View.TRADES, View.ACCOUNTS, View.TRADES)) {
      dashboard.show(view);
    }
    page.click("text=Next page");
    page.waitForTimeout(1000);
    List<?> tasks = (List<?>) page.evaluate("window.longTasks");
    System.out.printf(
        "The dashboard with 10,000 trades and 8 h of history: %d tasks longer than 50 ms: %s ms%n",
        tasks.size(), tasks);
    assertThat(tasks)
        .allSatisfy(task -> assertThat(((Number) task).intValue()).isLessThan(LONGEST_TASK_MS));
    page.context().close();
  }

  @Test
  @Order(13)
  void theStreamSurvivesARestartOfTheService() throws Exception {
    Dashboard dashboard = open(Look.DARK);
    dashboard.await(".pulse.live");
    dashboard.mark();
    demo.killExecutionService();
    dashboard.await(".pulse.away");
    dashboard.await(".pulse.live");
    dashboard.await(".last-trades tr[data-trade]");
    assertThat(dashboard.wasNeverReloaded()).isTrue();
    dashboard.page().context().close();
  }
}
