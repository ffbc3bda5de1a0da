// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.browser;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The machine's own Chromium, without a window. */
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final List<String> USUAL_PLACES =
      List.of(
          "/usr/bin",
          "/usr/local/bin",
          "/snap/bin",
          "/opt/google/chrome",
          "/Applications/Chromium.app/Contents/MacOS",
          "/Applications/Google Chrome.app/Contents/MacOS");
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  /** What pages complained of. */
  final List<String> complaints = new CopyOnWriteArrayList<>();

  private Chromium(Path program) {
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setHeadless(true)
                    .setArgs(ARGUMENTS));
  }

  /** Starts it; without one on this machine the tests are skipped, and say so. */
  static Chromium start() {
    Optional<Path> found = find();
    if (found.isEmpty()) {
      String sentence =
          "NO BROWSER, so nobody looks at the dashboard: install Chromium (apt-get install"
              + " chromium) or put it on the PATH";
      System.err.println("\n*** " + sentence + " ***\n");
      abort(sentence);
    }
    return new Chromium(found.orElseThrow());
  }

  private static Optional<Path> find() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    Stream<String> folders =
        Stream.concat(Stream.of(path.split(File.pathSeparator, -1)), USUAL_PLACES.stream());
    return folders
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A page in a profile of its own, as wide and as dark as asked for. */
  Page open(URI address, Look look) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.isDark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setBaseURL(address.toString()));
    Page page = context.newPage();
    page.setDefaultTimeout(30_000);
    page.onConsoleMessage(
        message -> {
          if (List.of("error", "warning").contains(message.type())) {
            complaints.add(message.text());
          }
        });
    page.onPageError(error -> complaints.add("uncaught: " + error));
    return page;
  }

  /** How a page is looked at. */
  record Look(String name, int width, int height, boolean isDark) {
    static final Look DARK = new Look("dark", 1480, 900, true);
    static final Look LIGHT = new Look("light", 1480, 900, false);
    static final Look PHONE = new Look("phone", 390, 844, true);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
