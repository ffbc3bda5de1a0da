// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PrivateKeyPemTest {
  private static final String SETTING = "the.setting";

  private static void refused(String pem, String remedy) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PrivateKeyPem.read(pem, SETTING))
        .withMessageContaining(SETTING)
        .withMessageContaining(remedy)
        .withMessageNotContaining("c2VjcmV0")
        .withNoCause();
  }

  private static String block(String kind) {
    return "-----BEGIN %s-----\nc2VjcmV0\n-----END %s-----\n".formatted(kind, kind);
  }

  @Test
  void whateverIsNoKeyIsRefusedWithItsRemedyAndNeverQuoted() {
    refused("c2VjcmV0", "line ends");
    refused("-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n", "cut off");
    refused("-----BEGIN PRIVATE KEY-----\nc2VjcmV0?\n-----END PRIVATE KEY-----", "base64");
    refused(block("PRIVATE KEY"), "neither an RSA nor an Ed25519 key");
    refused(block("RSA PRIVATE KEY"), "neither an RSA nor an Ed25519 key");
    refused(block("PUBLIC KEY"), "the private one");
    refused(block("EC PRIVATE KEY"), "another kind");
    refused(block("OPENSSH PRIVATE KEY"), "another kind");
    refused(block("ENCRYPTED PRIVATE KEY"), "openssl pkey");
    refused("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nc2VjcmV0", "openssl pkey");
  }

  @Test
  void lineEndsMayBeOfAnySortAndTextMayStandAround() throws GeneralSecurityException {
    byte[] der =
        KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded();
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    String pem = "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";

    for (String form :
        new String[] {
          pem,
          pem.replace("\n", "\\n"),
          pem.replace("\n", "\r\n"),
          pem.replace("\n", "\\r\\n"),
          "Bag Attributes\n" + pem + "the end",
          pem.strip()
        }) {
      assertThat(PrivateKeyPem.read(form, SETTING).getEncoded()).isEqualTo(der);
    }
  }
}
