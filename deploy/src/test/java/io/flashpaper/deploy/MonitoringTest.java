// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.teststack.DocumentedMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Dashboard and alerts are made of metrics that there are, and every alert says what to do. */
class MonitoringTest {
  private static final String RULES = "deploy/prometheus/rules/flashpaper.yml";
  private static final String RUNBOOKS = "docs/operating/runbooks.md";
  private static final Pattern NOT_A_METRIC =
      Pattern.compile(
          "\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\b(by|on|ignoring) *\\([^)]*\\)|\\b(and|or|unless)\\b");
  private static final Pattern NAME = Pattern.compile("\\b[a-z][a-z0-9_:]*\\b(?! *\\()");
  private static final Pattern PART = Pattern.compile("_(bucket|count|sum|max)$");
  private static final Pattern HEADING = Pattern.compile("(?m)^## (\\S+)$");

  private static String read(String file) throws IOException {
    return Files.readString(Manifests.ROOT.resolve(file));
  }

  private static Manifest rules() throws IOException {
    return Manifests.read(RULES, read(RULES)).getFirst();
  }

  private static List<Map<String, Object>> alerts() throws IOException {
    return rules().list("groups").stream()
        .flatMap(group -> Manifest.listIn(group, "rules").stream())
        .toList();
  }

  /** The metrics a query names; what a histogram or summary is made of counts as itself. */
  static Set<String> metrics(String query) {
    Set<String> known = DocumentedMetrics.beginning("").keySet();
    Matcher name = NAME.matcher(NOT_A_METRIC.matcher(query).replaceAll(" "));
    Set<String> found = new TreeSet<>();
    while (name.find()) {
      String whole = PART.matcher(name.group()).replaceAll("");
      found.add(known.contains(name.group()) || !known.contains(whole) ? name.group() : whole);
    }
    return found;
  }

  @Test
  void aQueryIsReadAsPrometheusWould() {
    assertThat(
            metrics(
                "max by (service) (flashpaper_signal_lag_records{a=\"up\"}) > 5 and on () sum(rate("
                    + "flashpaper_signal_batch_seconds_bucket[5m])) / no_such_thing_max >= 1e3"))
        .containsExactly(
            "flashpaper_signal_batch_seconds",
            "flashpaper_signal_lag_records",
            "no_such_thing_max");
  }

  @Test
  void everyAlertIsMadeOfMetricsOnTheOperatorsPage() throws IOException {
    Set<String> known = DocumentedMetrics.beginning("").keySet();
    for (Map<String, Object> alert : alerts()) {
      assertThat(known)
          .as(alert.get("alert") + " asks only for what is documented")
          .containsAll(metrics(text(alert, "expr")));
    }
  }

  @Test
  void everyPanelOfTheDashboardIsMadeOfMetricsOnTheOperatorsPage() throws IOException {
    Set<String> known = DocumentedMetrics.beginning("").keySet();
    JsonNode dashboard =
        new ObjectMapper().readTree(read("deploy/grafana/dashboards/flashpaper.json"));
    List<String> rows = new ArrayList<>();
    for (JsonNode panel : dashboard.path("panels")) {
      if (panel.path("type").asText().equals("row")) {
        rows.add(panel.path("title").asText());
      } else {
        assertThat(panel.path("targets")).as(panel.path("title").asText()).isNotEmpty();
      }
      for (JsonNode target : panel.path("targets")) {
        assertThat(known)
            .as("panel \"%s\" asks only for what is documented", panel.path("title").asText())
            .containsAll(metrics(target.path("expr").asText()));
      }
    }
    assertThat(rows).contains("Feed", "Signals", "Execution", "Ledger", "JVM");
  }

  @Test
  void everyAlertSaysHowUrgentItIsWhatIsWrongAndWhereToReadWhatToDo() throws IOException {
    for (Map<String, Object> alert : alerts()) {
      String name = text(alert, "alert");
      assertThat(text(alert, "labels", "severity")).as(name).isIn("page", "ticket");
      assertThat(text(alert, "annotations", "summary")).as(name).isNotBlank();
      assertThat(text(alert, "annotations", "runbook"))
          .isEqualTo(RUNBOOKS + "#" + name.toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void everyAlertHasARunbookAndEveryRunbookAnAlert() throws IOException {
    String runbooks = read(RUNBOOKS);
    List<String> headings = HEADING.matcher(runbooks).results().map(r -> r.group(1)).toList();
    List<String> names = alerts().stream().map(alert -> text(alert, "alert")).toList();

    assertThat(headings).containsExactlyElementsOf(names).doesNotHaveDuplicates();
    for (Map<String, Object> alert : alerts()) {
      String severity = text(alert, "labels", "severity").equals("page") ? "Page" : "Ticket";
      assertThat(runbooks).contains("## " + text(alert, "alert") + "\n\n*" + severity + ".*");
    }
  }

  @Test
  void linksFromOneRunbookToAnotherLeadSomewhere() throws IOException {
    String runbooks = read(RUNBOOKS);
    Set<String> anchors =
        HEADING
            .matcher(runbooks)
            .results()
            .map(r -> r.group(1).toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    Matcher link = Pattern.compile("\\]\\(#([a-z-]+)\\)").matcher(runbooks);
    while (link.find()) {
      assertThat(anchors).contains(link.group(1));
    }
  }

  @Test
  void prometheusFindsAlertsThatFireWhenTheyShould() throws Exception {
    Process promtool;
    try {
      promtool =
          new ProcessBuilder("promtool", "test", "rules", "deploy/prometheus/tests/flashpaper.yml")
              .directory(Manifests.ROOT.toFile())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      String loud = "NOT CHECKED: there is no promtool here, so no alert was tried";
      System.err.println(loud);
      Assumptions.abort(loud);
      return;
    }
    try (InputStream said = promtool.getInputStream()) {
      String report = new String(said.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(promtool.waitFor()).as(report).isZero();
    }
  }

  @Test
  void prometheusAsksEachPodOnce() {
    List<Manifest> manifests = Manifests.rendered("operators");
    Manifest monitor =
        manifests.stream().filter(m -> m.kind().equals("ServiceMonitor")).findFirst().orElseThrow();
    List<String> asked =
        manifests.stream()
            .filter(manifest -> manifest.kind().equals("Service"))
            .filter(service -> isTaken(service, monitor.map("spec", "selector")))
            .map(Manifest::name)
            .toList();
    assertThat(asked)
        .containsExactlyInAnyOrder("feed-service", "signal-service", "execution-service");
  }

  private static boolean isTaken(Manifest service, Map<String, Object> selector) {
    Map<String, Object> labels = service.map("metadata", "labels");
    return new Pod(service, labels, Map.of()).isTakenBy(selector);
  }

  @Test
  void aClusterHasTheSameRules() throws IOException {
    Manifest deployed =
        Manifests.written().stream()
            .filter(manifest -> manifest.kind().equals("PrometheusRule"))
            .findFirst()
            .orElseThrow();
    assertThat(deployed.list("spec", "groups")).isEqualTo(rules().list("groups"));
  }

  private static String text(Map<String, Object> map, String... path) {
    return String.valueOf(Manifest.in(map, path));
  }
}
