// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.cli.run.StackClient;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StrategiesTextTest {
  @Test
  void instancesStandInATableAndWhatDoesNotRunBeneathIt() throws Exception {
    List<String> lines =
        lines(
            """
            {"state":"RUNNING","tapeOffset":99,"strategies":[
             {"instance":"delay-arb","strategy":"delay_arb","version":"1.0.0",
              "sha256":"0f3ab1c2d3e4f5060f3ab1c2d3e4f506","account":"main","state":"RUNNING",
              "decisions":12,"rejects":{"SPREAD":40,"VOLUME":2},"markets":["A","B"]},
             {"instance":"mine","strategy":"my_idea","version":"0.1","sha256":"77","account":"mine",
              "state":"QUARANTINED","problem":"THREW in market A: it broke",
              "quarantine":{"tapeOffset":4711},"decisions":0,"rejects":{},"markets":[]},
             {"instance":"late","strategy":"late","account":"late","state":"WAITING",
              "problem":"strategy instance late needs strategy late: copy its jar there"}],
             "refused":[{"file":"x.jar","problem":"x.jar is no jar: copy it again"}]}
            """);
    assertThat(lines.get(1))
        .startsWith("delay-arb  delay_arb  1.0.0    0f3ab1c2d3e4  main     running")
        .endsWith("      2         12       42");
    assertThat(lines.get(3)).contains("N/A", "waiting");
    assertThat(lines.subList(4, 7))
        .containsExactly(
            "mine is quarantined since tape offset 4711: THREW in market A: it broke",
            "late is waiting: strategy instance late needs strategy late: copy its jar there",
            "refused: x.jar is no jar: copy it again");
  }

  @Test
  void noStrategiesAreASentence() throws Exception {
    assertThat(lines("{}")).singleElement().asString().startsWith("No strategies");
  }

  private static List<String> lines(String json) throws Exception {
    return StrategiesText.lines(
        StackClient.read(new ObjectMapper().readTree(json), StrategiesView.class));
  }
}
