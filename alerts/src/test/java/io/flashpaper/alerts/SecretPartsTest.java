// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretPartsTest {
  private static final Secret TOKEN = new Secret("110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw");

  private static String hidden(String address, String text) {
    return SecretParts.of(new Secret(address), TOKEN).hiddenIn(text);
  }

  @Test
  void aReceiverThatRepeatsThePathAloneGivesNothingAway() {
    String address = "https://hooks.example/services/T0001/B0002/Xk3vQ9pLm2Zt";
    assertThat(hidden(address, "no route POST /services/T0001/B0002/Xk3vQ9pLm2Zt here"))
        .isEqualTo("no route POST *** here");
    assertThat(hidden(address, "{\"path\":\"\\/services\\/T0001\\/B0002\\/Xk3vQ9pLm2Zt\"}"))
        .isEqualTo("{\"path\":\"***\"}");
    assertThat(hidden(address, "unknown webhook Xk3vQ9pLm2Zt of team T0001"))
        .isEqualTo("unknown webhook *** of team T0001");
  }

  @Test
  void queryAndUserInfoAreHiddenWholeAndInParts() {
    String address = "https://me:correct-horse@hooks.example/in?key=s3cr%2Fet-1234&v=1";
    assertThat(hidden(address, "GET ?key=s3cr%2Fet-1234&v=1 by me:correct-horse"))
        .isEqualTo("GET ?*** by ***");
    assertThat(hidden(address, "key s3cr%2Fet-1234, which is s3cr/et-1234, correct-horse"))
        .doesNotContain("s3cr%2Fet", "et-1234", "correct-horse");
  }

  @Test
  void aTokenIsHiddenAlsoAsAFormHasIt() {
    assertThat(hidden("https://ntfy.example", "token=" + TOKEN.value().replace(":", "%3A")))
        .isEqualTo("token=***");
  }

  @Test
  void whatIsCutInTheMiddleOfASecretLosesItsEnd() {
    SecretParts parts = SecretParts.of(new Secret("https://ntfy.example/hush"), TOKEN);
    String beginning = TOKEN.value().substring(0, TOKEN.value().length() - 1);
    assertThat(parts.hiddenIn(new Excerpt("denied for " + beginning, false)))
        .startsWith("denied")
        .doesNotContain("110201543");
    assertThat(parts.hiddenIn(new Excerpt("denied for " + TOKEN.value(), true)))
        .isEqualTo("denied for ***");
  }
}
