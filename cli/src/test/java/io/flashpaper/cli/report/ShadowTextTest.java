// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.cli.run.StackClient;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShadowTextTest {
  @Test
  void eachRuleSaysWhatItSavedOrCost() throws Exception {
    List<String> lines =
        lines(
            """
            {"rules":[
             {"account":"main","instance":"delay-arb","source":"EXECUTION","rule":"MAX_EXPOSURE",
              "begun":40,"open":1,"taken":8,"givenUp":0,"settled":31,"wins":19,
              "saved":"27.460000","meanSaved":"0.885806"},
             {"account":"main","instance":"delay-arb","source":"EXIT","rule":"STOP","begun":2,
              "open":2,"taken":0,"givenUp":0,"settled":0,"wins":0,"saved":"0.000000",
              "meanSaved":null}]}
            """);
    assertThat(lines)
        .containsExactly(
            "account  instance   rule          begun  taken  settled  right    saved    each",
            "main     delay-arb  MAX_EXPOSURE     40      8       31     19  $+27.46  $+0.89",
            "main     delay-arb  STOP              2      0        0      0   $+0.00     N/A");
  }

  @Test
  void noRulesAreASentence() throws Exception {
    assertThat(lines("{}")).singleElement().asString().startsWith("No rule has");
  }

  private static List<String> lines(String json) throws Exception {
    return ShadowText.lines(StackClient.read(new ObjectMapper().readTree(json), ShadowView.class));
  }
}
