// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.kalshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashpaper.simulator.TestKey;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {
  private static final long NOW = 1_790_000_000_000L;
  private static final long WORLD = 1_700_000_000_000L;

  private static Handshake.Headers headers(TestKey key, long signed, long sent)
      throws GeneralSecurityException {
    return new Handshake.Headers(TestKey.ID, Long.toString(sent), key.sign(signed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "Ed25519"})
  void aSignedHandshakeIsAcceptedByWallOrWorldTime(String algorithm) throws Exception {
    TestKey key = TestKey.generate(algorithm);
    Handshake handshake = Handshake.of(TestKey.ID, key.pem());
    assertThat(handshake.accepts(headers(key, NOW, NOW), NOW, WORLD, 1)).isTrue();
    assertThat(handshake.accepts(headers(key, WORLD, WORLD), NOW, WORLD, 1)).isTrue();
    assertThat(handshake.accepts(headers(key, NOW - 5_000, NOW - 5_000), NOW, WORLD, 1)).isTrue();
  }

  @Test
  void anOldForeignOrMissingSignatureIsRefused() throws Exception {
    TestKey key = TestKey.generate("Ed25519");
    Handshake handshake = Handshake.of(TestKey.ID, key.pem());
    assertThat(handshake.accepts(headers(key, NOW - 5_001, NOW - 5_001), NOW, WORLD, 1)).isFalse();
    assertThat(handshake.accepts(headers(key, NOW, NOW + 1), NOW, WORLD, 1)).isFalse();
    TestKey other = TestKey.generate("Ed25519");
    assertThat(handshake.accepts(headers(other, NOW, NOW), NOW, WORLD, 1)).isFalse();
    assertThat(handshake.accepts(new Handshake.Headers(null, null, null), NOW, WORLD, 1)).isFalse();
    assertThat(handshake.accepts(new Handshake.Headers(TestKey.ID, "x", "y"), NOW, WORLD, 1))
        .isFalse();
    assertThat(
            handshake.accepts(
                new Handshake.Headers("another-key", Long.toString(NOW), key.sign(NOW)),
                NOW,
                WORLD,
                1))
        .isFalse();
  }

  @Test
  void aFastWorldAllowsTwoRealSeconds() throws Exception {
    TestKey key = TestKey.generate("Ed25519");
    Handshake handshake = Handshake.of(TestKey.ID, key.pem());
    long old = WORLD - 480_000;
    assertThat(handshake.accepts(headers(key, old, old), NOW, WORLD, 240)).isTrue();
    assertThat(handshake.accepts(headers(key, old - 1, old - 1), NOW, WORLD, 240)).isFalse();
  }

  @Test
  void whatIsNoPublicKeyIsRefused() {
    assertThatThrownBy(() -> Handshake.of(TestKey.ID, "-----BEGIN PUBLIC KEY-----\nAAAA\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PEM public key");
  }
}
