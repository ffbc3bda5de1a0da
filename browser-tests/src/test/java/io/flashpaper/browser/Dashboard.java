// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The page, by what somebody does on it. */
record Dashboard(Page page) {
  private static final Set<String> SERIOUS = Set.of("serious", "critical");

  /** The views by name, each with what is there once it shows data. */
  enum View {
    NOW("now", "#k:has-text('¢')"),
    ACCOUNTS("accounts", "[data-account=main] dd:has-text('$')"),
    TRADES("trades", "table.trades tbody tr"),
    STRATEGIES("strategies", "[data-instance] .funnel tbody tr"),
    FLASH("flash", "tr[data-crash]"),
    FEEDS("feeds", "th:has-text('kalshi')"),
    SYSTEM("system", "h2:has-text('Last verification')");

    final String hash;
    final String sign;

    View(String hash, String sign) {
      this.hash = hash;
      this.sign = sign;
    }
  }

  /** Opens a view and waits until it shows data. */
  void show(View view) {
    page.navigate("/#/" + view.hash);
    await(view.sign);
  }

  /** Waits until something is there to be seen. */
  void await(String selector) {
    page.waitForSelector(
        selector, new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
  }

  /** The first of some rows, as it is written. */
  String first(String row) {
    return String.valueOf(
        page.evaluate(
            "row => document.querySelector(row).getAttributeNames().filter(n =>"
                + " n.startsWith('data-')).map(n =>"
                + " document.querySelector(row).getAttribute(n)).join()",
            row));
  }

  /** Says something of the page's memory, which a reload would wipe out. */
  void mark() {
    page.evaluate("window.wasNeverReloaded = true");
  }

  boolean wasNeverReloaded() {
    return Boolean.TRUE.equals(page.evaluate("window.wasNeverReloaded === true"));
  }

  /** What somebody who needs a screen reader, a keyboard or contrast would stumble over. */
  List<String> barriers() {
    return serious(new AxeBuilder(page));
  }

  /** What is hard to read for want of contrast. */
  List<String> faintWords() {
    return serious(new AxeBuilder(page).withRules(List.of("color-contrast")));
  }

  private static List<String> serious(AxeBuilder axe) {
    return axe.analyze().getViolations().stream()
        .filter(rule -> SERIOUS.contains(rule.getImpact()))
        .map(Dashboard::words)
        .toList();
  }

  private static String words(Rule rule) {
    return "%s (%s): %s"
        .formatted(
            rule.getId(),
            rule.getHelp(),
            rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList());
  }

  /** How much wider it is than what it is looked at with, in pixels. */
  int overflow() {
    return ((Number) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
        .intValue();
  }

  void photograph(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }

  /** Gives the page a token. */
  void useToken(String token) {
    page.click("button[aria-label='Settings and token']");
    page.fill("dialog input[name=token]", token);
    page.click("dialog button.primary");
  }
}
